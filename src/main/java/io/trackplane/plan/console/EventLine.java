package io.trackplane.plan.console;

import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.EventUsage;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param event as it is in the draft; as published where it is to be removed
 * @param properties how many it carries, with those of its groups
 * @param errors checks that stop publishing
 * @param warnings other checks
 * @param seen what was sent of it here lately; null where nothing was, or nothing can be said
 */
record EventLine(
        EventDefinition event,
        EventState state,
        int properties,
        long errors,
        long warnings,
        EventUsage.@Nullable Seen seen) {}
