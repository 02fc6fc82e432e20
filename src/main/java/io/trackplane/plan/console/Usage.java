package io.trackplane.plan.console;

import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.EventUsage;
import io.trackplane.plan.EventUsage.OnPlatform;
import io.trackplane.plan.EventUsage.Seen;
import io.trackplane.plan.EventUsage.Unplanned;
import io.trackplane.plan.PlanContent;
import io.trackplane.tenancy.Environment;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is really sent, as far as anybody knows it. */
@Component
class Usage {
    private final ObjectProvider<EventUsage> usage;

    Usage(ObjectProvider<EventUsage> usage) {
        this.usage = usage;
    }

    /** By name of the event; null where nothing can be said. */
    @Nullable Map<String, Seen> seen(Environment environment, PlanContent content, ZoneId zone) {
        return usage.stream()
                .findFirst()
                .flatMap(known -> known.seen(environment, names(content), zone))
                .orElse(null);
    }

    List<OnPlatform> platforms(Environment environment, String event, PlanContent content, ZoneId zone) {
        return usage.stream()
                .flatMap(known -> known.platforms(environment, event, names(content), zone).stream())
                .toList();
    }

    /** Those that the draft does not know either; null where nothing can be said. */
    @Nullable List<Unplanned> unplanned(Environment environment, PlanContent draft, ZoneId zone) {
        return usage.stream()
                .findFirst()
                .flatMap(known -> known.unplanned(environment, zone))
                .map(events -> unknown(events, draft))
                .orElse(null);
    }

    private static List<Unplanned> unknown(List<Unplanned> events, PlanContent draft) {
        return events.stream()
                .filter(event -> draft.event(event.name()).isEmpty())
                .toList();
    }

    List<String> samples(Environment environment, String event, ZoneId zone) {
        return usage.stream()
                .flatMap(known -> known.samples(environment, event, zone).stream())
                .toList();
    }

    private static List<String> names(PlanContent content) {
        return content.events().stream().map(EventDefinition::name).toList();
    }
}
