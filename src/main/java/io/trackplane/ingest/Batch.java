package io.trackplane.ingest;

import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.StreamName;
import java.time.Instant;
import java.util.List;

/**
 * What the front stage made of one request; what the log carries to the back stage.
 *
 * @param stream whose events
 * @param received when the request came
 * @param arrivals to be stored, in the order sent, unless they are duplicates
 * @param quarantined to be kept aside, unless they are duplicates
 * @param sampledOut how many were left out by sampling or filters
 * @param rejected how many were refused
 */
public record Batch(
        StreamName stream,
        Instant received,
        List<Arrival> arrivals,
        List<Aside> quarantined,
        int sampledOut,
        int rejected) {

    /** An event that is kept aside. */
    public record Aside(Arrival arrival, List<Reason> reasons) {}

    /** How many events the request had. */
    public int size() {
        return arrivals.size() + quarantined.size() + sampledOut + rejected;
    }
}
