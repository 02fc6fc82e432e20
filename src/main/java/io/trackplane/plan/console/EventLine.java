package io.trackplane.plan.console;

import io.trackplane.plan.EventDefinition;

/**
 * A line of the list.
 *
 * @param event as it is in the draft; as published where it is to be removed
 * @param properties how many it carries, with those of its groups
 * @param errors checks that stop publishing
 * @param warnings other checks
 */
record EventLine(EventDefinition event, EventState state, int properties, long errors, long warnings) {}
