package io.trackplane.insight.deliveries;

import static io.trackplane.insight.asking.KeptEvents.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Expected;
import io.trackplane.insight.asking.GeneratedStreams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.insight.asking.KeptEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryEventsTest {
    @TempDir
    private static Path directory;

    private static KeptEvents kept;

    @BeforeAll
    static void open() {
        kept = new KeptEvents(directory);
        deliveries = new DeliveryEvents(kept.store());
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static DeliveryEvents deliveries;

    private static Happening met(String name, String who, String time) {
        return Happening.of(EventType.EVENT, "recommend_" + name, "2026-11-" + time + ":00Z")
                .by(who)
                .delivery("d-1");
    }

    private static Question days(int stream) {
        return question(stream, "2026-11-02", "2026-11-04");
    }

    @Test
    void aFunnelCountsUsersAndADayCountsEvents() {
        int stream = kept.keep(
                "funnel",
                met("impression", "ada", "02T10:00"),
                met("impression", "ada", "03T11:00"),
                met("impression", "bo", "02T10:00"),
                met("impression", "cy", "02T10:00"),
                met("impression", "di", "02T10:00"),
                met("click", "ada", "02T10:01"),
                met("complete", "ada", "03T10:01"));
        var funnel = deliveries.one(days(stream), "d-1").funnel(8L);
        assertThat(funnel).isEqualTo(new DeliveryFunnel(8L, 4, 1, 1, false));
        assertThat(funnel.viewRate()).isEqualTo(0.5);
        assertThat(funnel.clickRate()).isEqualTo(0.25);
        assertThat(funnel.completionRate()).isEqualTo(0.25);
        assertThat(deliveries.days(days(stream), "d-1"))
                .containsExactly(
                        new DeliveryDay(Instant.parse("2026-11-02T00:00:00Z"), 4, 1, 0),
                        new DeliveryDay(Instant.parse("2026-11-03T00:00:00Z"), 1, 0, 1));
    }

    @Test
    void aRateWithoutADivisorIsNone() {
        var funnel = deliveries.one(days(kept.stream("empty")), "d-1").funnel(null);
        assertThat(funnel.viewRate()).isNull();
        assertThat(funnel.clickRate()).isNull();
        assertThat(new DeliveryFunnel(0L, 0, 0, 0, false).viewRate()).isNull();
    }

    @Test
    void repeatsAreLeftOutAndCountedApart() {
        int stream = kept.keep(
                "repeats",
                met("impression", "ada", "02T10:00"),
                met("impression", "ada", "02T10:05").marked(Mark.REPEAT),
                met("click", "ada", "02T10:05").marked(Mark.REPEAT));
        var one = deliveries.one(days(stream), "d-1");
        assertThat(one.viewed()).isEqualTo(1);
        assertThat(one.clicked()).isZero();
        assertThat(one.extras().repeatedViews()).isEqualTo(1);
        assertThat(one.extras().repeatedClicks()).isEqualTo(1);
        assertThat(deliveries.days(days(stream), "d-1").getFirst().views()).isEqualTo(1);
    }

    @Test
    void expandingAndCollapsingAreNoStepsOfTheFunnel() {
        int stream = kept.keep(
                "expand",
                met("expand_collapse", "ada", "02T10:00").with("{\"action\":\"expand\"}"),
                met("expand_collapse", "ada", "02T10:01").with("{\"action\":\"collapse\"}"),
                met("expand_collapse", "ada", "02T10:02").with("{\"action\":\"expand\"}"));
        var one = deliveries.one(days(stream), "d-1");
        assertThat(one.viewed()).isZero();
        assertThat(one.extras()).isEqualTo(new DeliveryExtras(0, 0, 2, 1, 1, 1));
    }

    @Test
    void noPropertyMakesAStepOfTheFunnel() {
        int stream = kept.keep(
                "pretended",
                met("expand_collapse", "ada", "02T10:00").with("{\"action\":\"recommend_impression\"}"),
                met("expand_collapse", "ada", "02T10:01").with("{\"action\":\"click\"}"));
        assertThat(deliveries.one(days(stream), "d-1")).isEqualTo(DeliveryEvents.Met.NOTHING);
    }

    @Test
    void usersStandForAllThatTheHighestRateOfTheirStepLeftOut() {
        int stream = kept.keep(
                "sampled",
                met("impression", "ada", "02T10:00").at(0.25),
                met("impression", "ada", "03T10:00").at(0.5),
                met("click", "ada", "03T10:00"));
        var one = deliveries.one(days(stream), "d-1");
        assertThat(one.viewed()).isEqualTo(2);
        assertThat(one.clicked()).isEqualTo(1);
        assertThat(one.isEstimated()).isTrue();
    }

    @Test
    void aListKeepsThoseThatAreNamedWhateverItsLength() {
        int stream = kept.keep(
                "list",
                met("impression", "ada", "02T10:00").delivery("d-2"),
                met("impression", "bo", "02T10:00").delivery("d-2"),
                met("impression", "bo", "02T10:00"),
                met("click", "bo", "02T10:00").delivery("d-3"));
        assertThat(deliveries.all(days(stream), List.of("d-3"), 2).keySet()).containsExactly("d-3", "d-2");
        assertThat(deliveries.all(days(stream), List.of(), 9).keySet()).containsExactly("d-2", "d-1", "d-3");
    }

    @Test
    void anIdThatNoEventNamesIsNotKnown() {
        int stream = kept.keep("known", met("impression", "ada", "02T10:00"));
        assertThat(deliveries.isKnown(stream, "d-1")).isTrue();
        assertThat(deliveries.isKnown(stream, "d-9")).isFalse();
        assertThat(deliveries.isKnown(kept.stream("another"), "d-1")).isFalse();
    }

    @Test
    void generatedStreamsAreCountedAsTheDefinitionsSay() {
        var streams = new GeneratedStreams(kept, 200);
        for (var question : streams.questions()) {
            var events = Expected.about(question, streams.events());
            var one = about(events, "d-1");
            Expected.same(deliveries.one(question, "d-1"), met(one));
            var daily = new Question(question.stream(), question.range(), Interval.DAY, question.filters());
            Expected.same(
                    deliveries.days(question, "d-1"),
                    Expected.steps(
                            daily,
                            one,
                            (step, members) -> new DeliveryDay(
                                    step,
                                    Expected.count(fresh(members, "recommend_impression")),
                                    Expected.count(fresh(members, "recommend_click")),
                                    Expected.count(fresh(members, "recommend_complete")))));
            Expected.same(deliveries.all(question, List.of(), 9), all(events));
        }
    }

    private static Map<String, DeliveryEvents.Met> all(List<StoredEvent> events) {
        var all = new HashMap<String, DeliveryEvents.Met>();
        List.of("d-1", "d-2", "d-3").forEach(id -> {
            var one = about(events, id);
            if (!one.isEmpty()) {
                all.put(id, met(one));
            }
        });
        return all;
    }

    private static List<StoredEvent> about(List<StoredEvent> events, String id) {
        return Expected.only(
                events,
                event -> event.name().startsWith("recommend_")
                        && id.equals(event.measured().delivery()));
    }

    private static List<StoredEvent> fresh(List<StoredEvent> events, String name) {
        return Expected.only(
                events,
                event -> event.name().equals(name) && !Mark.of(event.marks()).contains(Mark.REPEAT));
    }

    private static double users(List<StoredEvent> events) {
        return Expected.distinct(events, StoredEvent::visitor);
    }

    private static DeliveryEvents.Met met(List<StoredEvent> events) {
        return new DeliveryEvents.Met(
                users(fresh(events, "recommend_impression")),
                users(fresh(events, "recommend_click")),
                users(fresh(events, "recommend_complete")),
                Expected.sampled(events),
                new DeliveryExtras(
                        repeats(events, "recommend_impression"),
                        repeats(events, "recommend_click"),
                        Expected.count(turned(events, "expand")),
                        users(turned(events, "expand")),
                        Expected.count(turned(events, "collapse")),
                        users(turned(events, "collapse"))));
    }

    private static double repeats(List<StoredEvent> events, String name) {
        return Expected.count(Expected.only(
                events,
                event -> event.name().equals(name) && Mark.of(event.marks()).contains(Mark.REPEAT)));
    }

    private static List<StoredEvent> turned(List<StoredEvent> events, String how) {
        return Expected.only(
                fresh(events, "recommend_expand_collapse"),
                event -> event.properties().contains(how));
    }
}
