package io.trackplane.eventstore;

import java.time.Instant;

/**
 * How many events of an environment came to what end, to be added to the ledger. Received is the sum of the others.
 *
 * @param hour the beginning of the hour, UTC, in which they were received
 */
public record LedgerCount(
        int stream, Instant hour, long stored, long duplicate, long sampledOut, long quarantined, long rejected) {
    public long received() {
        return stored + duplicate + sampledOut + quarantined + rejected;
    }
}
