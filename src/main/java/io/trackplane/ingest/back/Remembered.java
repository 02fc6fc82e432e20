package io.trackplane.ingest.back;

import java.util.List;

/** Everything the back stage remembers. */
record Remembered(Keys keys, SeenIds ids, Repeats repeats, Sessions sessions, Sights sights, Scans scans) {
    static Remembered nothing(BackProperties properties) {
        int visitors = properties.rememberedVisitors();
        return new Remembered(
                Keys.random(),
                new SeenIds(properties.rememberedEvents()),
                new Repeats(visitors),
                new Sessions(visitors),
                new Sights(visitors),
                new Scans(Math.min(visitors, 100_000), properties.scanWindow().toMillis(), properties.scans()));
    }

    List<Memory> all() {
        return List.of(ids, repeats, sessions, sights, scans);
    }

    void keep(long now) {
        all().forEach(memory -> memory.keep(now));
    }

    void discard() {
        all().forEach(Memory::discard);
    }

    long bytes() {
        return all().stream().mapToLong(Memory::bytes).sum();
    }
}
