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
import java.util.List;
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
            "min(rate) AS lowest");

    private final Ask ask;

    Actions(EventStore store) {
        this.ask = new Ask(store);
    }

    /**
     * Those with the most starts first, then those with the most views, then by id.
     *
     * @param most how many at most
     * @param after how many to pass over
     */
    public List<ActionOf> list(Question question, int most, int after) {
        var sql = "SELECT about, " + FIGURES + from("about IS NOT NULL")
                + " GROUP BY 1 ORDER BY starts DESC, views DESC, about LIMIT %d OFFSET %d".formatted(most, after);
        return ask.rows(
                sql, Matching.of(question), (row, number) -> new ActionOf(row.getString("about"), figures(row)));
    }

    /** One action. */
    public ActionFigures figures(Question question, String action) {
        return ask.row(
                "SELECT " + FIGURES + from("about = :action"),
                Matching.of(question).with("action", action),
                (row, number) -> figures(row));
    }

    /** One action at every step of the question's time axis. */
    public List<ActionStep> series(Question question, String action) {
        var found = ask.steps(
                "SELECT {step} AS step, " + FIGURES + from("about = :action") + " GROUP BY 1",
                question,
                Matching.of(question).with("action", action),
                (row, number) -> new ActionStep(Columns.step(row), figures(row)));
        return Steps.filled(question, found, ActionStep::time, step -> new ActionStep(step, ActionFigures.NONE));
    }

    /** One action day by day, whatever the question's interval. */
    public List<ActionStep> daily(Question question, String action) {
        return series(new Question(question.stream(), question.range(), Interval.DAY, question.filters()), action);
    }

    private static String sum(String condition, String name) {
        return "sum(CASE WHEN " + condition + " THEN 1 / rate ELSE 0 END) AS " + name;
    }

    private static ActionFigures figures(ResultSet row) throws SQLException {
        return new ActionFigures(
                Columns.sum(row, "views"),
                Columns.sum(row, "clicks"),
                Columns.sum(row, "starts"),
                Columns.sum(row, "completions"),
                Columns.sampled(row, "lowest"));
    }

    private String from(String which) {
        var told = TOLD.replace("{card}", ask.dialect().property("card_id"));
        return " FROM " + told + " WHERE " + IS_ABOUT + " AND " + which;
    }
}
