package io.trackplane.ingest;

import io.trackplane.event.Event;
import io.trackplane.eventstore.Mark;
import java.time.Instant;
import java.util.Set;

/**
 * An event that passed the front stage: checked, masked, sampled in.
 *
 * @param event masked, without the properties that the policy drops
 * @param time when it happened, corrected for the client's clock
 * @param client what sent it
 * @param rate the sampling rate in force, above 0 to 1
 * @param marks what the front stage noticed
 */
public record Arrival(Event event, Instant time, Client client, double rate, Set<Mark> marks) {}
