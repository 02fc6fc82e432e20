package io.trackplane.audit;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of a trail of 100 000 entries. Run by {@code bench/audit}, not by the build. */
class AuditBench {
    private static final int ENTRIES = 100_000;

    @Test
    void report() {
        try (var server = new EmbeddedStore()) {
            var mongo = server.connect();
            var store = new AuditStore(mongo);
            var positions = new AuditPositions(store);
            var appender = new AuditAppender(store, positions, Clock.systemUTC());
            var trail = new AuditTrail(store, positions);
            var nebula = new Trail("nebula");
            for (int i = 0; i < ENTRIES - 1_000; i += 1_000) {
                mongo.insertAll(entries(nebula, i + 1, i + 1_000));
            }
            measure("append", 1_000, i -> appender.append(change(ENTRIES - 1_000 + i)));
            measure("newest page", 300, i -> trail.newest(nebula, AuditFilter.ALL, 50));
            measure("page in the middle", 300, i -> trail.before(nebula, AuditFilter.ALL, 50_000, 50));
            measure("one in 2", 100, i -> trail.newest(nebula, AuditFilter.in("shop", "production"), 50));
            measure("one in 100", 100, i -> trail.newest(nebula, actor("person7@nebula.example"), 50));
            measure("text, one in 1000", 50, i -> trail.newest(nebula, text("thing 77"), 50));
            measure("nothing fits", 50, i -> trail.newest(nebula, actor("nobody"), 50));
            measure("an hour long ago", 100, i -> {
                var at = trail.before(nebula, AuditFilter.ALL, 40_000, 1)
                        .entries()
                        .getFirst()
                        .at();
                trail.newest(
                        nebula,
                        new AuditFilter(null, null, null, null, null, null, null, at.minusSeconds(3600), at),
                        50);
            });
            long start = System.nanoTime();
            long[] count = {0};
            trail.each(nebula, AuditFilter.ALL, entry -> count[0]++);
            System.out.printf("all %d entries: %d ms%n", count[0], (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static AuditFilter actor(String name) {
        return new AuditFilter(null, name, null, null, null, null, null, null, null);
    }

    private static AuditFilter text(String text) {
        return new AuditFilter(text, null, null, null, null, null, null, null, null);
    }

    private static List<AuditDocument> entries(Trail trail, int first, int last) {
        var begin = Instant.parse("2026-01-01T00:00:00Z");
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> AuditDocument.of(trail.id(i), begin.plusSeconds(60L * i), change(i)))
                .toList();
    }

    private static AuditableChange change(int i) {
        return new AuditableChange(
                Actor.person("usr_" + i % 100, "person" + i % 100 + "@nebula.example"),
                Scope.environment("nebula", "shop", i % 2 == 0 ? "production" : "staging"),
                new Subject("sdk-key", "key_" + i % 1_000, "thing " + i % 1_000),
                "created",
                "Because of " + Instant.EPOCH.plusSeconds(i),
                List.of(new FieldChange("name", "before " + i, "after " + i), new FieldChange("rate", "10", "20")));
    }

    private static void measure(String what, int times, IntConsumer work) {
        var nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-20s p50 %6.2f ms   p99 %6.2f ms%n", what, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6);
    }
}
