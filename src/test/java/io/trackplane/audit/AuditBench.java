package io.trackplane.audit;

import io.trackplane.ServerTest;
import io.trackplane.access.Visitor;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Figures of a trail of 100 000 entries on the embedded store's file: of the page over HTTP, of reading alone, of appending with the
 * write to the disk. Beside them a static file from the same server. Run by {@code bench/audit}, not by the build.
 */
@ServerTest
class AuditBench {
    private static final int ENTRIES = 100_000;
    private static final Trail NEBULA = new Trail("nebula");

    @LocalServerPort
    private int port;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditAppender appender;

    @Test
    void report() {
        fill();
        pages();
        reading();
        measure("append, on the disk", 1_000, i -> appender.append(change(i)));
    }

    /** Puts the entries behind those of the demo's own beginning. */
    private void fill() {
        int head = (int)
                trail.newest(NEBULA, AuditFilter.ALL, 1).entries().getFirst().sequence();
        for (int i = head; i < ENTRIES; i += 1_000) {
            mongo.insertAll(entries(NEBULA, i + 1, Math.min(i + 1_000, ENTRIES)));
        }
    }

    private void pages() {
        var visitor = new Visitor(port).signedInAs("owner@nebula.example", "trackplane-demo");
        page(visitor, "GET /icons.svg (floor)", "/icons.svg");
        page(visitor, "GET newest page", "/t/nebula/audit");
        page(visitor, "GET, one in 100", "/t/nebula/audit?actor=person7@nebula.example");
    }

    private static void page(Visitor visitor, String what, String path) {
        measure(what, 300, i -> visitor.get(path));
        measure(what + ", warm", 300, i -> visitor.get(path));
    }

    private void reading() {
        measure("newest page", 300, i -> trail.newest(NEBULA, AuditFilter.ALL, 50));
        measure("page in the middle", 300, i -> trail.before(NEBULA, AuditFilter.ALL, 50_000, 50));
        measure("one in 2", 100, i -> trail.newest(NEBULA, AuditFilter.in("shop", "production"), 50));
        measure("one in 100", 100, i -> trail.newest(NEBULA, actor("person7@nebula.example"), 50));
        measure("text, one in 1000", 50, i -> trail.newest(NEBULA, text("thing 77"), 50));
        measure("nothing fits", 50, i -> trail.newest(NEBULA, actor("nobody"), 50));
        long start = System.nanoTime();
        long[] count = {0};
        trail.each(NEBULA, AuditFilter.ALL, entry -> count[0]++);
        System.out.printf("all %d entries: %d ms%n", count[0], (System.nanoTime() - start) / 1_000_000);
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
                List.of(
                        new FieldChange("label", "before " + i, "after " + i),
                        new FieldChange("expiresAt", null, "2027-01-01")));
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
                "%-36s p50 %6.2f ms   p99 %6.2f ms%n", what, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6);
    }
}
