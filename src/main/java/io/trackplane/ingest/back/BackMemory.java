package io.trackplane.ingest.back;

import java.util.List;

/** Everything the back stage remembers. */
final class BackMemory {
    final Keys keys = Keys.random();
    final Duplicated duplicates;
    final Repeats repeats;
    final Sessions sessions;
    final Sights sights;
    final Scans scans;
    private final List<Memory> all;

    BackMemory(BackProperties properties) {
        duplicates = new Duplicated(properties.remembered());
        repeats = new Repeats(properties.remembered() / 4);
        sessions = new Sessions((int) (properties.remembered() / 4));
        sights = new Sights((int) (properties.remembered() / 2));
        scans = new Scans(50_000, properties.scanWindow().toMillis(), properties.scansInWindow());
        all = List.of(duplicates, repeats, sessions, sights, scans);
    }

    void keep(long now) {
        all.forEach(memory -> memory.keep(now));
    }

    void discard() {
        all.forEach(Memory::discard);
    }

    /** About what all of it takes. */
    long bytes() {
        return all.stream().mapToLong(Memory::bytes).sum();
    }
}
