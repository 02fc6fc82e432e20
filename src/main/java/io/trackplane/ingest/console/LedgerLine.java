package io.trackplane.ingest.console;

import java.time.Instant;

/**
 * What became of the events of an hour or a day, and what of it is in the store.
 *
 * @param from the beginning
 * @param keptEvents rows of {@code events} received in that time
 * @param keptAside rows of {@code quarantine} received in that time
 */
record LedgerLine(
        Instant from,
        long stored,
        long duplicate,
        long sampledOut,
        long quarantined,
        long rejected,
        long keptEvents,
        long keptAside) {
    static final LedgerLine NOTHING = new LedgerLine(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0);

    public long received() {
        return stored + duplicate + sampledOut + quarantined + rejected;
    }

    /** Rows in the store beyond those counted; negative where rows are gone: by retention, by erasure, or lost. */
    public long beyond() {
        return keptEvents + keptAside - stored - quarantined;
    }

    /** {@code good}, {@code needs} where rows are gone, {@code poor} where there are rows that nobody counted. */
    public String balance() {
        if (keptEvents > stored || keptAside > quarantined) {
            return "poor";
        }
        return beyond() == 0 ? "good" : "needs";
    }

    LedgerLine plus(LedgerLine other) {
        return new LedgerLine(
                from,
                stored + other.stored,
                duplicate + other.duplicate,
                sampledOut + other.sampledOut,
                quarantined + other.quarantined,
                rejected + other.rejected,
                keptEvents + other.keptEvents,
                keptAside + other.keptAside);
    }

    LedgerLine at(Instant other) {
        return new LedgerLine(other, stored, duplicate, sampledOut, quarantined, rejected, keptEvents, keptAside);
    }
}
