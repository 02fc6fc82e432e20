package io.trackplane.insight.actions;

import static io.trackplane.insight.asking.KeptEvents.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Expected;
import io.trackplane.insight.asking.GeneratedStreams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.insight.asking.KeptEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    @TempDir
    private static Path directory;

    private static KeptEvents kept;

    @BeforeAll
    static void open() {
        kept = new KeptEvents(directory);
        actions = new Actions(kept.store());
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static Actions actions;

    private static Happening done(String name) {
        return Happening.of(EventType.EVENT, name, "2026-11-02T10:00:00Z").action("a-1");
    }

    private static Question day(int stream) {
        return question(stream, "2026-11-02", "2026-11-03");
    }

    @Test
    void conversionIsCompletionsOfStarts() {
        int stream = kept.keep(
                "conversion",
                done("page_view"),
                done("action_start"),
                done("action_start"),
                done("action_start"),
                done("action_start"),
                done("action_complete"),
                done("action_complete"),
                done("action_complete"));
        var figures = actions.figures(day(stream), "a-1");
        assertThat(figures).isEqualTo(new ActionFigures(1, 0, 4, 3, false));
        assertThat(figures.conversionRate()).isEqualTo(0.75);
    }

    @Test
    void withoutStartsThereIsNoConversion() {
        int stream = kept.keep("no-starts", done("action_complete"));
        assertThat(actions.figures(day(stream), "a-1").conversionRate()).isNull();
    }

    @Test
    void aCardIsThatOfTheActionItIsCalledLikeUnlessItNamesOne() {
        int stream = kept.keep(
                "cards",
                done("card_click").action(null).with("{\"card_id\":\"a-1\"}"),
                done("card_click").action("a-2").with("{\"card_id\":\"a-1\"}"),
                done("action_start").action(null).with("{\"card_id\":\"a-1\"}"));
        assertThat(actions.figures(day(stream), "a-1").cardClicks()).isEqualTo(1);
        assertThat(actions.figures(day(stream), "a-1").starts()).isZero();
        assertThat(actions.all(day(stream), 9).list()).extracting(ActionOf::id).containsExactly("a-1", "a-2");
    }

    @Test
    void countsStandForAllThatWasLeftOut() {
        int stream = kept.keep(
                "sampled", done("action_start").at(0.25), done("action_start").at(0.5));
        var figures = actions.figures(day(stream), "a-1");
        assertThat(figures.starts()).isEqualTo(6);
        assertThat(figures.isEstimated()).isTrue();
    }

    @Test
    void otherEventsThatNameAnActionAreInNoFigure() {
        int stream = kept.keep(
                "others",
                done("action_start"),
                done("shared").at(0.5),
                done("shared").action("a-2"));
        var figures = new ActionFigures(0, 0, 1, 0, false);
        assertThat(actions.all(day(stream), 9).list()).containsExactly(new ActionOf("a-1", figures));
        assertThat(actions.figures(day(stream), "a-1")).isEqualTo(figures);
    }

    @Test
    void daysWithoutEventsAreThere() {
        int stream = kept.keep("days", done("action_start"));
        assertThat(actions.daily(question(stream, "2026-11-01", "2026-11-04"), "a-1"))
                .extracting(step -> step.figures().starts())
                .containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void generatedStreamsAreCountedAsTheDefinitionsSay() {
        var streams = new GeneratedStreams(kept, 200);
        for (var question : streams.questions()) {
            var events = Expected.about(question, streams.events());
            var one = Expected.only(events, event -> "a-1".equals(action(event)));
            Expected.same(actions.figures(question, "a-1"), figures(one));
            Expected.same(
                    actions.series(question, "a-1"),
                    Expected.steps(question, one, (step, members) -> new ActionStep(step, figures(members))));
            var daily = new Question(question.stream(), question.range(), Interval.DAY, question.filters());
            Expected.same(
                    actions.daily(question, "a-1"),
                    Expected.steps(daily, one, (step, members) -> new ActionStep(step, figures(members))));
            var all = actions.all(question, 9);
            Expected.same(all.list(), list(events));
            if (!all.list().isEmpty()) {
                Expected.same(
                        all.course(),
                        actions.series(question, all.list().getFirst().id()));
            }
        }
    }

    @Test
    void theListHasThoseWithTheMostStartsAndThenTheMostViews() {
        int stream = kept.keep(
                "list",
                done("action_start").action("a-1"),
                done("action_start").action("a-2"),
                done("action_start").action("a-2").at(0.5),
                done("page_view").action("a-3"),
                done("action_complete").action("a-4"));
        assertThat(actions.all(day(stream), 3).list())
                .containsExactly(
                        new ActionOf("a-2", new ActionFigures(0, 0, 3, 0, true)),
                        new ActionOf("a-1", new ActionFigures(0, 0, 1, 0, false)),
                        new ActionOf("a-3", new ActionFigures(1, 0, 0, 0, false)));
    }

    @Test
    void theCourseIsThatOfTheFirst() {
        int stream = kept.keep(
                "course",
                done("action_start").action("a-1"),
                done("action_start").action("a-2"),
                done("action_start").action("a-2"),
                done("page_view").action("a-3"));
        var answer = actions.all(question(stream, "2026-11-01", "2026-11-04"), 2);
        assertThat(answer.list()).extracting(ActionOf::id).containsExactly("a-2", "a-1");
        assertThat(answer.course()).extracting(step -> step.figures().starts()).containsExactly(0.0, 2.0, 0.0);
    }

    @Test
    void withoutActionsThereIsNothing() {
        int stream = kept.keep("none", done("page_view").action(null));
        assertThat(actions.all(day(stream), 9).list()).isEmpty();
    }

    private static List<ActionOf> list(List<StoredEvent> events) {
        var list = new ArrayList<ActionOf>();
        Expected.by(Expected.only(events, event -> action(event) != null), ActionsTest::action)
                .forEach((action, members) -> list.add(new ActionOf(action, figures(members))));
        list.sort(Comparator.comparingDouble((ActionOf one) -> -one.figures().starts())
                .thenComparingDouble(one -> -one.figures().pageViews())
                .thenComparing(ActionOf::id));
        return list;
    }

    private static @Nullable String action(StoredEvent event) {
        return switch (event.name()) {
            case "page_view", "action_start", "action_complete" ->
                event.measured().action();
            case "card_click" ->
                event.measured().action() == null && event.properties().contains("card_id")
                        ? "a-1"
                        : event.measured().action();
            default -> null;
        };
    }

    private static ActionFigures figures(List<StoredEvent> events) {
        return new ActionFigures(
                named(events, "page_view"),
                named(events, "card_click"),
                named(events, "action_start"),
                named(events, "action_complete"),
                Expected.sampled(events));
    }

    private static double named(List<StoredEvent> events, String name) {
        return Expected.count(Expected.only(events, event -> event.name().equals(name)));
    }
}
