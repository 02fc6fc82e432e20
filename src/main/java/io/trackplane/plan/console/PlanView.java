package io.trackplane.plan.console;

import io.trackplane.kernel.Slice;
import io.trackplane.plan.EventUsage.OnPlatform;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PropertyDefinition;
import io.trackplane.plan.console.Issues.Issue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of events, with the one that is looked at.
 *
 * @param slice the events on this page
 * @param total events in the draft
 * @param live events that are live here
 * @param waiting changes that wait in the draft
 * @param categories what there is to filter by
 * @param whole checks of the plan as a whole
 * @param isUsageKnown whether anything can be said about what is sent here
 * @param selected null when none is looked at
 */
record PlanView(
        PlanFilter filter,
        Slice<EventLine> slice,
        int total,
        long live,
        int waiting,
        List<String> categories,
        List<Issue> whole,
        boolean isUsageKnown,
        @Nullable Selected selected) {
    /** Address of the list with its filters. */
    public String href(String base) {
        return base + (filter.isEmpty() ? "" : "?" + filter.query().substring(1));
    }

    /**
     * The event beside the list.
     *
     * @param properties all it carries, with where each comes from
     * @param changes how it differs from the last version
     * @param platforms what was sent of it here lately
     * @param by who saved it last; null where no draft waits
     */
    record Selected(
            EventLine line,
            List<Carried> properties,
            List<Issue> issues,
            List<PlanChange> changes,
            List<OnPlatform> platforms,
            @Nullable String by,
            @Nullable Instant at) {}

    /**
     * A property that an event carries.
     *
     * @param allowed what is allowed, in short
     * @param group where it comes from; null for the event itself
     * @param issue {@code poor}, {@code needs} or empty
     */
    record Carried(
            PropertyDefinition property,
            String allowed,
            @Nullable String group,
            String issue) {}
}
