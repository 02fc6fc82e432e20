package io.trackplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class AuditTrailTest {
    private static final Trail NEBULA = new Trail("nebula");
    private static final Trail MEADOW = new Trail("meadow");
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private final EmbeddedStore server = new EmbeddedStore();
    private final MongoTemplate mongo = server.connect();
    private final AuditStore store = new AuditStore(mongo);
    private final AuditPositions positions = new AuditPositions(store);
    private final AuditTrail trail = new AuditTrail(store, positions);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sequencesHaveNoGapsWhenEightThreadsOnTwoNodesAppend() {
        var nodes = List.of(appender(Clock.systemUTC()), appender(Clock.systemUTC()));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                var node = nodes.get(i % 2);
                var tenant = i % 4 < 2 ? "nebula" : "meadow";
                threads.execute(() -> node.append(change(tenant, "key", "created")));
            }
        }
        assertThat(sequences(NEBULA)).isEqualTo(descending(200));
        assertThat(sequences(MEADOW)).isEqualTo(descending(200));
    }

    @Test
    void timeNeverGoesBackWhenAClockDoes() {
        long[] minute = {0};
        var appender = appender(clock(() -> minute[0] = (minute[0] + 7) % 10));
        for (int i = 0; i < 50; i++) {
            appender.append(change("nebula", "key", "created"));
        }
        assertThat(all(NEBULA).reversed()).extracting(AuditEntry::at).isSorted();
    }

    @Test
    void everyFilterFindsWhatANaiveSearchFindsPageByPageAndBack() {
        var random = new Random(7);
        fill(NEBULA, 1_300, random);
        fill(MEADOW, 1_300, random);
        var everything = all(NEBULA);
        for (int i = 0; i < 60; i++) {
            var filter = filter(random);
            var wanted =
                    everything.stream().filter(entry -> fits(filter, entry)).toList();
            assertThat(pages(filter)).as("%s", filter).isEqualTo(wanted);
        }
    }

    @Test
    void newerPagesLeadBackToTheNewest() {
        fill(NEBULA, 500, new Random(1));
        var filter = AuditFilter.in("shop", null);
        var newest = trail.newest(NEBULA, filter, 20);
        var second = trail.before(NEBULA, filter, Objects.requireNonNull(newest.older()), 20);
        var third = trail.before(NEBULA, filter, Objects.requireNonNull(second.older()), 20);
        assertThat(trail.after(NEBULA, filter, Objects.requireNonNull(third.newer()), 20)
                        .entries())
                .isEqualTo(second.entries());
        assertThat(trail.after(NEBULA, filter, Objects.requireNonNull(second.newer()), 20))
                .isEqualTo(newest);
    }

    @Test
    void aSearchForNothingStopsSaysWhereAndGoesOn() {
        fill(NEBULA, AuditTrail.BUDGET + 100, new Random(1));
        var nobody = new AuditFilter(null, "nobody", null, null, null, null, null, null, null);
        var page = trail.newest(NEBULA, nobody, 20);
        assertThat(page.entries()).isEmpty();
        assertThat(Objects.requireNonNull(page.searchedTo()).sequence()).isBetween(1L, 101L);
        var rest = trail.before(NEBULA, nobody, Objects.requireNonNull(page.older()), 20);
        assertThat(rest.older()).isNull();
        assertThat(rest.searchedTo()).isNull();
    }

    @Test
    void whatHappenedLatelyIsNotLookedForLongAgo() {
        fill(NEBULA, AuditTrail.RECENT + 1, new Random(1));
        var recent = trail.recent(NEBULA, AuditFilter.ALL, 1_000);
        assertThat(recent).isEqualTo(all(NEBULA).subList(0, AuditTrail.RECENT));
        assertThat(trail.recent(NEBULA, AuditFilter.in("nowhere", null), 20)).isEmpty();
    }

    @Test
    void deletingATrailLeavesTheOthersAndTheNextOneBeginsAtOne() {
        fill(NEBULA, 1_200, new Random(1));
        fill(MEADOW, 3, new Random(1));
        var otherNode = appender(Clock.systemUTC());
        otherNode.append(change("nebula", "key", "created"));
        appender(Clock.systemUTC()).delete(NEBULA);
        assertThat(all(NEBULA)).isEmpty();
        assertThat(all(MEADOW)).hasSize(3);
        otherNode.append(change("nebula", "key", "created"));
        assertThat(sequences(NEBULA)).containsExactly(1L);
    }

    @Test
    void aNewTenantFindsNothingOfAnEarlierOneOfItsName() {
        var appender = appender(Clock.systemUTC());
        var listener = new AuditListener(appender);
        appender.append(change("nebula", "written too late", "created"));
        listener.on(new AuditableChange(
                Actor.SYSTEM, Scope.PLATFORM, new Subject("tenant", "nebula", "Nebula"), "created", List.of()));
        assertThat(all(NEBULA)).isEmpty();
        assertThat(all(Trail.PLATFORM)).hasSize(1);
    }

    @Test
    void longValuesAreCutAndMarked() {
        var appender = appender(Clock.systemUTC());
        appender.append(new AuditableChange(
                Actor.SYSTEM,
                Scope.tenant("nebula"),
                new Subject("tenant", "nebula", "Nebula"),
                "changed",
                List.of(new FieldChange("name", "x".repeat(Cut.VALUE), "y".repeat(Cut.VALUE - 1) + "😀".repeat(5)))));
        var change = all(NEBULA).getFirst().changes().getFirst();
        assertThat(change.before()).isEqualTo("x".repeat(Cut.VALUE));
        assertThat(change.after()).isEqualTo("y".repeat(Cut.VALUE - 1) + "… [+10]");
    }

    private AuditAppender appender(Clock clock) {
        var itsStore = new AuditStore(server.connect());
        return new AuditAppender(itsStore, new AuditPositions(itsStore), clock);
    }

    private List<AuditEntry> pages(AuditFilter filter) {
        var found = new ArrayList<AuditEntry>();
        var page = trail.newest(NEBULA, filter, 30);
        found.addAll(page.entries());
        while (page.older() != null) {
            page = trail.before(NEBULA, filter, Objects.requireNonNull(page.older()), 30);
            found.addAll(page.entries());
        }
        return found;
    }

    private List<AuditEntry> all(Trail of) {
        var all = new ArrayList<AuditEntry>();
        trail.each(of, AuditFilter.ALL, all::add);
        return all;
    }

    private List<Long> sequences(Trail of) {
        return all(of).stream().map(AuditEntry::sequence).toList();
    }

    private static List<Long> descending(long from) {
        return LongStream.iterate(from, number -> number > 0, number -> number - 1)
                .boxed()
                .toList();
    }

    private void fill(Trail of, int count, Random random) {
        var entries = new ArrayList<AuditDocument>();
        for (int i = 1; i <= count; i++) {
            var at = BEGIN.plus(Duration.ofMinutes(10L * (i / 3)));
            entries.add(AuditDocument.of(of.id(i), at, random(Objects.requireNonNull(of.tenant()), random)));
        }
        mongo.insertAll(entries);
    }

    private static AuditableChange random(String tenant, Random random) {
        var scope = switch (random.nextInt(4)) {
            case 0 -> Scope.tenant(tenant);
            case 1 -> Scope.application(tenant, "shop");
            case 2 -> Scope.environment(tenant, "shop", "staging");
            default -> Scope.environment(tenant, "site", "production");
        };
        var actor = Actor.person("usr_" + tenant, "Person" + random.nextInt(5) + "@" + tenant);
        var subject = new Subject("type-" + random.nextInt(3), "id" + random.nextInt(9), "Label " + random.nextInt(90));
        return new AuditableChange(actor, scope, subject, random.nextBoolean() ? "created" : "changed", List.of())
                .because(random.nextInt(10) == 0 ? "On Call" : null);
    }

    private static AuditFilter filter(Random random) {
        return new AuditFilter(
                random.nextInt(3) == 0
                        ? List.of("LABEL 1", "on call", "person3", "[", "id4").get(random.nextInt(5))
                        : null,
                random.nextInt(3) == 0 ? "Person" + random.nextInt(6) + "@nebula" : null,
                random.nextInt(3) == 0 ? "type-" + random.nextInt(3) : null,
                random.nextInt(4) == 0 ? "id" + random.nextInt(9) : null,
                random.nextInt(4) == 0 ? "changed" : null,
                random.nextInt(3) == 0 ? "shop" : null,
                random.nextInt(6) == 0 ? "staging" : null,
                random.nextInt(2) == 0 ? BEGIN.plus(Duration.ofMinutes(random.nextInt(4_500))) : null,
                random.nextInt(2) == 0 ? BEGIN.plus(Duration.ofMinutes(random.nextInt(4_500))) : null);
    }

    private static boolean fits(AuditFilter filter, AuditEntry entry) {
        var words = String.join(
                        "\n",
                        entry.subject().label(),
                        entry.subject().id(),
                        entry.actor().name(),
                        String.valueOf(entry.reason()))
                .toLowerCase(Locale.ROOT);
        return (filter.text() == null || words.contains(filter.text().toLowerCase(Locale.ROOT)))
                && (filter.actor() == null
                        || filter.actor().equals(entry.actor().name()))
                && (filter.subjectType() == null
                        || filter.subjectType().equals(entry.subject().type()))
                && (filter.subjectId() == null
                        || filter.subjectId().equals(entry.subject().id()))
                && (filter.action() == null || filter.action().equals(entry.action()))
                && (filter.application() == null
                        || filter.application().equals(entry.scope().application()))
                && (filter.environment() == null
                        || filter.environment().equals(entry.scope().environment()))
                && (filter.from() == null || !entry.at().isBefore(filter.from()))
                && (filter.until() == null || entry.at().isBefore(filter.until()));
    }

    private static AuditableChange change(String tenant, String label, String action) {
        return new AuditableChange(
                Actor.SYSTEM, Scope.tenant(tenant), new Subject("sdk-key", "key_1", label), action, List.of());
    }

    /** A clock that reads the minutes that the function makes up. */
    private static Clock clock(LongSupplier minutes) {
        InstantSource source = () -> BEGIN.plus(Duration.ofMinutes(minutes.getAsLong()));
        return source.withZone(ZoneOffset.UTC);
    }
}
