package io.trackplane.insight.actions;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The actions that events of an environment name. An event belongs to the action in its {@code action_id}; the click of a card that names none belongs to
 * the action of the card, {@code card_id}, as seed 001 sends it. All methods throw {@link io.trackplane.eventstore.QueryTooSlow} and {@link
 * io.trackplane.eventstore.EventStoreUnavailable}.
 */
@Service
public class Actions {
    /** What an event counts as, several perhaps. */
    private static final String KINDS = "CASE WHEN type = " + EventType.PAGE.ordinal() + " OR name = 'page_view' THEN "
            + Kind.VIEW.bit() + " ELSE 0 END + CASE name WHEN 'card_click' THEN " + Kind.CLICK.bit()
            + " WHEN 'action_start' THEN " + Kind.START.bit() + " WHEN 'action_complete' THEN " + Kind.COMPLETION.bit()
            + " ELSE 0 END";

    /** Only of clicks that name no action all their properties are looked at. */
    private static final String TOLD = """
            (SELECT time, {kinds} AS kinds, rate, action AS about FROM events WHERE {matching} AND action IS NOT NULL
             UNION ALL
             SELECT time, {kinds} AS kinds, rate, {card} AS about FROM events WHERE {matching} AND action IS NULL AND name = 'card_click') AS told
            """;

    private static final String FIGURES = String.join(
            ", ",
            Kind.VIEW.sum("views"),
            Kind.CLICK.sum("clicks"),
            Kind.START.sum("starts"),
            Kind.COMPLETION.sum("completions"),
            "min(CASE WHEN kinds > 0 THEN lowest END) AS lowest");

    private static final String SUMMED =
            "sum(views) AS views, sum(clicks) AS clicks, sum(starts) AS starts, sum(completions) AS completions, min(lowest) AS lowest";

    /** A row of each action, without a step, then those of the course. */
    private static final String ALL = "WITH each AS MATERIALIZED (SELECT about, step, " + FIGURES
            + "{from} GROUP BY 1, 2 HAVING max(kinds) > 0), "
            + "listed AS MATERIALIZED (SELECT about, " + SUMMED
            + " FROM each GROUP BY 1 ORDER BY starts DESC, views DESC, about LIMIT :most), "
            + "first AS (SELECT about FROM listed ORDER BY starts DESC, views DESC, about LIMIT 1) "
            + "SELECT about, CAST(NULL AS TIMESTAMP) AS step, views, clicks, starts, completions, lowest FROM listed "
            + "UNION ALL SELECT about, step, views, clicks, starts, completions, lowest FROM each WHERE about IN (FROM first) "
            + "ORDER BY step NULLS FIRST, starts DESC, views DESC, about";

    /** What is counted. */
    private enum Kind {
        VIEW,
        CLICK,
        START,
        COMPLETION;

        int bit() {
            return 1 << ordinal();
        }

        String sum(String name) {
            return "sum(CASE WHEN kinds & " + bit() + " <> 0 THEN events ELSE 0 END) AS " + name;
        }
    }

    private final Ask ask;

    Actions(EventStore store) {
        this.ask = new Ask(store);
    }

    /**
     * All actions and the course of the first, from one look at the events.
     *
     * @param most how many actions at most
     */
    public ActionsAnswer all(Question question, int most) {
        var lines = ask.steps(
                ALL.replace("{from}", from("about, {step} AS step", "about IS NOT NULL")),
                question,
                Matching.of(question).with("most", most),
                (row, number) -> line(row));
        var list = lines.stream()
                .filter(line -> line.step == null)
                .map(line -> new ActionOf(line.about, line.figures))
                .toList();
        var course = lines.stream()
                .filter(line -> line.step != null)
                .map(Actions::step)
                .toList();
        return new ActionsAnswer(list, filled(question, course));
    }

    /** One action. */
    public ActionFigures figures(Question question, String action) {
        return ask.row(
                "SELECT " + FIGURES + from("about", "about = :action"),
                Matching.of(question).with("action", action),
                (row, number) -> figures(row));
    }

    /** One action at every step of the question's time axis. */
    public List<ActionStep> series(Question question, String action) {
        var found = ask.steps(
                "SELECT step, " + FIGURES + from("{step} AS step", "about = :action") + " GROUP BY 1",
                question,
                Matching.of(question).with("action", action),
                (row, number) -> new ActionStep(Columns.step(row), figures(row)));
        return filled(question, found);
    }

    private static List<ActionStep> filled(Question question, List<ActionStep> found) {
        return Steps.filled(question, found, ActionStep::time, step -> new ActionStep(step, ActionFigures.NONE));
    }

    /** One action day by day, whatever the question's interval. */
    public List<ActionStep> daily(Question question, String action) {
        return series(new Question(question.stream(), question.range(), Interval.DAY, question.filters()), action);
    }

    /** @param step null where it is the whole */
    private record Line(String about, @Nullable Instant step, ActionFigures figures) {}

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("about"), Columns.instant(row, "step"), figures(row));
    }

    private static ActionStep step(Line line) {
        return new ActionStep(Objects.requireNonNull(line.step), line.figures);
    }

    private static ActionFigures figures(ResultSet row) throws SQLException {
        return new ActionFigures(
                Columns.sum(row, "views"),
                Columns.sum(row, "clicks"),
                Columns.sum(row, "starts"),
                Columns.sum(row, "completions"),
                Columns.sampled(row, "lowest"));
    }

    /** How many of each kinds there are, from which figures are made: far fewer than events. */
    private String from(String by, String which) {
        var told =
                TOLD.replace("{kinds}", KINDS).replace("{card}", ask.dialect().property("card_id"));
        return " FROM (SELECT " + by + ", kinds, sum(1 / rate) AS events, min(rate) AS lowest FROM " + told + " WHERE "
                + which + " GROUP BY ALL) AS counted";
    }
}
