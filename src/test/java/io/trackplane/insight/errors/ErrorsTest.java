package io.trackplane.insight.errors;

import static io.trackplane.insight.asking.KeptEvents.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.asking.Expected;
import io.trackplane.insight.asking.GeneratedStreams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.insight.asking.KeptEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {
    @TempDir
    private static Path directory;

    private static KeptEvents kept;

    @BeforeAll
    static void open() {
        kept = new KeptEvents(directory);
        errors = new Errors(kept.store());
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static Errors errors;

    private static Happening error(String fingerprint, String time) {
        return Happening.of(EventType.ERROR, "TypeError", time).error(fingerprint, "x is " + fingerprint);
    }

    private static Happening view(String time) {
        return Happening.of(EventType.PAGE, "page_view", time);
    }

    private static Question day(int stream) {
        return question(stream, "2026-11-02", "2026-11-03");
    }

    @Test
    void theRateIsThatOfSessionsNotOfErrors() {
        int stream = kept.keep(
                "rate",
                error("f", "2026-11-02T10:00:00Z").in("1"),
                error("f", "2026-11-02T10:00:01Z").in("1"),
                error("g", "2026-11-02T10:00:02Z").in("1"),
                view("2026-11-02T10:00:00Z").in("1"),
                view("2026-11-02T10:00:00Z").in("2"),
                view("2026-11-02T10:00:00Z").in("1").by("bo"),
                view("2026-11-02T10:00:00Z").in("2").by("bo"));
        var totals = errors.of(day(stream)).totals();
        assertThat(totals.rate()).isEqualTo(0.25);
        assertThat(totals.count()).isEqualTo(3);
        assertThat(totals.users()).isEqualTo(1);
        assertThat(totals.groups()).isEqualTo(2);
        assertThat(totals.isEstimated()).isFalse();
    }

    @Test
    void withoutSessionsThereIsNoRate() {
        assertThat(errors.of(day(kept.stream("none"))).totals().rate()).isNull();
    }

    @Test
    void sessionsStandForAllThatTheirRateLeftOut() {
        int stream = kept.keep(
                "sampled",
                error("f", "2026-11-02T10:00:00Z").at(0.25),
                view("2026-11-02T10:00:00Z").at(0.5),
                view("2026-11-02T10:00:00Z").at(0.5).by("bo"),
                view("2026-11-02T10:00:00Z").at(0.5).by("cy"));
        var totals = errors.of(day(stream)).totals();
        assertThat(totals.affectedSessions()).isEqualTo(4);
        assertThat(totals.sessions()).isEqualTo(6);
        assertThat(totals.isEstimated()).isTrue();
    }

    @Test
    void firstAndLastSeenLookBeyondTheRange() {
        int stream = kept.keep(
                "seen",
                error("f", "2026-10-01T08:00:00Z").on("/a", "1.0", null, null),
                error("f", "2026-11-02T10:00:00Z").on("/a", "2.0", null, null),
                error("f", "2026-11-09T10:00:00Z").on("/a", "3.0", null, null));
        var group = errors.groups(day(stream), ErrorSelection.top(9)).getFirst();
        assertThat(group.count()).isEqualTo(1);
        assertThat(group.firstSeen()).isEqualTo("2026-10-01T08:00:00Z");
        assertThat(group.lastSeen()).isEqualTo("2026-11-09T10:00:00Z");
        assertThat(group.firstRelease()).isEqualTo("1.0");
        assertThat(group.releases()).containsExactly("2.0");
        assertThat(group.isNewSince(Instant.parse("2026-11-02T00:00:00Z"))).isFalse();
    }

    @Test
    void newSinceAReleaseIsWhatItHasAndNobodySawBeforeIt() {
        int stream = kept.keep(
                "new",
                error("old", "2026-11-02T08:00:00Z").on(null, "1.0", null, null),
                view("2026-11-02T09:00:00Z").on(null, "2.0", null, null),
                error("old", "2026-11-02T10:00:00Z").on(null, "2.0", null, null),
                error("fresh", "2026-11-02T10:00:00Z").on(null, "2.0", null, null),
                error("elsewhere", "2026-11-02T10:00:00Z").on(null, "1.0", null, null));
        var selection = new ErrorSelection(ErrorOrder.COUNT, "2.0", 9, 0);
        assertThat(errors.groups(day(stream), selection))
                .extracting(ErrorGroup::fingerprint)
                .containsExactly("fresh");
    }

    @Test
    void groupsStandInTheOrderThatIsAskedFor() {
        int stream = kept.keep(
                "order",
                error("many", "2026-11-02T08:00:00Z"),
                error("many", "2026-11-02T08:00:00Z"),
                error("many", "2026-11-02T08:00:00Z"),
                error("wide", "2026-11-02T07:00:00Z").by("bo"),
                error("wide", "2026-11-02T07:00:00Z").by("cy"),
                error("late", "2026-11-02T20:00:00Z"));
        assertThat(order(stream, ErrorOrder.COUNT)).containsExactly("many", "wide", "late");
        assertThat(order(stream, ErrorOrder.USERS)).containsExactly("wide", "late", "many");
        assertThat(order(stream, ErrorOrder.LAST)).containsExactly("late", "many", "wide");
        assertThat(errors.groups(day(stream), new ErrorSelection(ErrorOrder.COUNT, null, 1, 1)))
                .extracting(ErrorGroup::fingerprint)
                .containsExactly("wide");
    }

    private List<String> order(int stream, ErrorOrder order) {
        return errors.groups(day(stream), new ErrorSelection(order, null, 9, 0)).stream()
                .map(ErrorGroup::fingerprint)
                .toList();
    }

    @Test
    void aDetailTellsWhereItHappensAndShowsTheNewestFirst() {
        int stream = kept.keep(
                "detail",
                error("f", "2026-11-02T08:00:00Z")
                        .on("/a", "1.0", "phone", "Chrome")
                        .with("{\"stack\":\"at a.js:1\"}"),
                error("f", "2026-11-02T09:00:00Z").on("/a", "1.0", "phone", "Safari"),
                error("f", "2026-11-02T07:00:00Z").on("/b", "1.0", "desktop", "Chrome"),
                error("g", "2026-11-02T09:00:00Z").on("/b", "1.0", "desktop", "Chrome"));
        var detail = errors.detail(day(stream), "f", 2).orElseThrow();
        assertThat(detail.shares().get(Dimension.PAGE))
                .extracting(ErrorShare::value)
                .containsExactly("/a", "/b");
        assertThat(detail.shares().get(Dimension.RELEASE))
                .extracting(ErrorShare::share)
                .containsExactly(1.0);
        assertThat(detail.samples()).extracting(ErrorSample::browser).containsExactly("Safari", "Chrome");
        assertThat(detail.stack()).isEqualTo("at a.js:1");
        assertThat(detail.group().count()).isEqualTo(3);
    }

    @Test
    void aGroupWithoutErrorsInTheRangeIsNotFound() {
        int stream = kept.keep("elsewhere", error("f", "2026-11-05T08:00:00Z"));
        assertThat(errors.detail(day(stream), "f", 2)).isEmpty();
        assertThat(errors.detail(day(stream), "' OR 1 = 1 --", 2)).isEmpty();
    }

    @Test
    void generatedStreamsAreCountedAsTheDefinitionsSay() {
        var streams = new GeneratedStreams(kept, 200);
        int asked = 0;
        for (var question : streams.questions()) {
            if (asked++ == 100) {
                kept.sumUp();
            }
            var events = Expected.about(question, streams.events());
            Expected.same(errors.of(question).totals(), totals(events));
            Expected.same(errors.of(question).series(), Expected.steps(question, events, (step, members) -> {
                var totals = totals(members);
                return new ErrorStep(step, totals.count(), totals.sessions(), totals.affectedSessions());
            }));
            Expected.same(
                    errors.groups(question, ErrorSelection.top(2)),
                    groups(question, events, Expected.kept(question, streams.events())));
        }
    }

    private static List<StoredEvent> failures(List<StoredEvent> events) {
        return Expected.only(events, event -> event.type() == EventType.ERROR);
    }

    private static ErrorTotals totals(List<StoredEvent> events) {
        var failures = failures(events);
        return new ErrorTotals(
                Expected.count(failures),
                Expected.distinct(failures, StoredEvent::visitor),
                Expected.distinct(events, StoredEvent::session),
                Expected.distinct(failures, StoredEvent::session),
                failures.stream()
                        .map(event -> event.measured().fingerprint())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                Expected.sampled(events));
    }

    private static List<ErrorGroup> groups(Question question, List<StoredEvent> events, List<StoredEvent> all) {
        var groups = new ArrayList<ErrorGroup>();
        Expected.by(failures(events), event -> event.measured().fingerprint()).forEach((fingerprint, members) -> {
            if (fingerprint != null) {
                var ever = new ArrayList<>(Expected.only(
                        failures(all),
                        event -> fingerprint.equals(event.measured().fingerprint())));
                ever.sort(Comparator.comparing(StoredEvent::time)
                        .thenComparing(event -> event.id().toString()));
                groups.add(group(question, fingerprint, members, ever));
            }
        });
        groups.sort(Comparator.comparingDouble(ErrorGroup::count).reversed().thenComparing(ErrorGroup::fingerprint));
        return groups.subList(0, Math.min(2, groups.size()));
    }

    private static ErrorGroup group(
            Question question, String fingerprint, List<StoredEvent> members, List<StoredEvent> ever) {
        var newest = ever.getLast();
        return new ErrorGroup(
                fingerprint,
                newest.name(),
                newest.measured().message(),
                Expected.count(members),
                Expected.distinct(members, StoredEvent::visitor),
                Expected.distinct(members, StoredEvent::session),
                ever.getFirst().time(),
                newest.time(),
                ever.getFirst().release(),
                releases(members),
                Expected.steps(question, members, (step, there) -> new ErrorCount(step, Expected.count(there))));
    }

    private static List<String> releases(List<StoredEvent> members) {
        var named = Expected.by(Expected.only(members, event -> event.release() != null), StoredEvent::release);
        return named.keySet().stream()
                .sorted(Comparator.comparingDouble(
                                (String release) -> -Expected.count(named.getOrDefault(release, List.of())))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
