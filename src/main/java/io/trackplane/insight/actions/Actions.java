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
    private static final String IS_VIEW = "(type = " + EventType.PAGE.ordinal() + " OR name = 'page_view')";
    private static final String IS_ABOUT =
            "(" + IS_VIEW + " OR name IN ('card_click', 'action_start', 'action_complete'))";

    /** Only of clicks that name no action all their properties are looked at. */
    private static final String TOLD = """
            (SELECT time, type, name, rate, action AS about FROM events WHERE {matching} AND action IS NOT NULL
             UNION ALL
             SELECT time, type, name, rate, {card} AS about FROM events WHERE {matching} AND action IS NULL AND name = 'card_click') AS told
            """;

    private static final String FIGURES = String.join(
            ", ",
            sum(IS_VIEW, "views"),
            sum("name = 'card_click'", "clicks"),
            sum("name = 'action_start'", "starts"),
            sum("name = 'action_complete'", "completions"),
            "min(CASE WHEN " + IS_ABOUT + " THEN lowest END) AS lowest");

    private static final String SUMMED =
            "sum(views) AS views, sum(clicks) AS clicks, sum(starts) AS starts, sum(completions) AS completions, min(lowest) AS lowest";

    /** A row of each action, without a step, then those of the course. */
    private static final String ALL = "WITH each AS MATERIALIZED (SELECT about, step, " + FIGURES
            + "{from} GROUP BY 1, 2 HAVING count(CASE WHEN " + IS_ABOUT + " THEN 1 END) > 0), "
            + "listed AS MATERIALIZED (SELECT about, " + SUMMED
            + " FROM each GROUP BY 1 ORDER BY starts DESC, views DESC, about LIMIT :most), "
            + "first AS (SELECT about FROM listed ORDER BY starts DESC, views DESC, about LIMIT 1) "
            + "SELECT about, CAST(NULL AS TIMESTAMP) AS step, views, clicks, starts, completions, lowest FROM listed "
            + "UNION ALL SELECT about, step, views, clicks, starts, completions, lowest FROM each WHERE about IN (FROM first) "
            + "ORDER BY step NULLS FIRST, starts DESC, views DESC, about";

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

    private static String sum(String condition, String name) {
        return "sum(CASE WHEN " + condition + " THEN events ELSE 0 END) AS " + name;
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

    /** How many of each name there are, from which figures are made: far fewer than events, each of which would be looked at for every figure. */
    private String from(String by, String which) {
        var told = TOLD.replace("{card}", ask.dialect().property("card_id"));
        return " FROM (SELECT " + by + ", type, name, sum(1 / rate) AS events, min(rate) AS lowest FROM " + told
                + " WHERE " + which + " GROUP BY ALL) AS counted";
    }
}
