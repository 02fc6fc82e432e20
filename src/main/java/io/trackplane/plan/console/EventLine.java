package io.trackplane.plan.console;

import io.trackplane.plan.EventDefinition;

/**
 * A line of the list.
 *
 * @param event as it is in the draft; as published where it is to be removed
 * @param errors checks that stop publishing
 * @param warnings other checks
 */
record EventLine(EventDefinition event, EventState state, long errors, long warnings) {}
