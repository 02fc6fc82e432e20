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
        var sql =
                "SELECT %s AS about, %s FROM events WHERE {matching} GROUP BY 1 ORDER BY starts DESC, views DESC, about LIMIT %d OFFSET %d"
                        .formatted(action(), FIGURES, most, after);
        var matching = about(question).and(action() + " IS NOT NULL");
        return ask.rows(sql, matching, (row, number) -> new ActionOf(row.getString("about"), figures(row)));
    }

    /** One action. */
    public ActionFigures figures(Question question, String action) {
        return ask.row(
                "SELECT " + FIGURES + " FROM events WHERE {matching}",
                about(question, action),
                (row, number) -> figures(row));
    }

    /** One action at every step of the question's time axis. */
    public List<ActionStep> series(Question question, String action) {
        var found = ask.steps(
                "SELECT {step} AS step, " + FIGURES + " FROM events WHERE {matching} GROUP BY 1",
                question,
                about(question, action),
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

    private static Matching about(Question question) {
        return Matching.of(question).and(IS_ABOUT);
    }

    private Matching about(Question question, String action) {
        return about(question).and(action() + " = :action", "action", action);
    }

    private String action() {
        return "CASE WHEN name = 'card_click' THEN coalesce(action, "
                + ask.dialect().property("card_id") + ") ELSE action END";
    }
}
