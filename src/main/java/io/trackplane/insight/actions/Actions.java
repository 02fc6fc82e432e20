package io.trackplane.insight.actions;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
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

    private static final String LIST = "SELECT about, " + FIGURES + "{from} GROUP BY 1 HAVING count(CASE WHEN "
            + IS_ABOUT + " THEN 1 END) > 0 ORDER BY starts DESC, views DESC, about LIMIT :most";

    private static final Comparator<ActionOf> BY_STARTS = Comparator.comparingDouble(
                    (ActionOf action) -> -action.figures().starts())
            .thenComparingDouble(action -> -action.figures().pageViews())
            .thenComparing(ActionOf::id);

    /** So many actions of each half of a range are put together here; where there are more the engine does it. */
    private static final int MANY = 5_000;

    private final Ask ask;

    Actions(EventStore store) {
        this.ask = new Ask(store);
    }

    /**
     * All actions: those with the most starts first, then those with the most views, then by id.
     *
     * @param most how many at most
     * @param asking asks about both halves of the range
     */
    public List<ActionOf> list(Question question, int most, AtOnce asking) {
        return list(question, most, asking, MANY);
    }

    /** @param many actions of a half that are too many to be put together here */
    List<ActionOf> list(Question question, int most, AtOnce asking, int many) {
        var asked = question.range().halves().stream()
                .map(half -> new Question(question.stream(), half, question.interval(), question.filters()))
                .map(half -> asking.ask(() -> list(half, many)))
                .toList();
        var halves = asked.stream().map(Supplier::get).toList();
        return halves.stream().allMatch(half -> half.size() < many) ? together(halves, most) : list(question, most);
    }

    private List<ActionOf> list(Question question, int most) {
        var sql = LIST.replace("{from}", from("about", "about IS NOT NULL"));
        return ask.rows(
                sql,
                Matching.of(question).with("most", most),
                (row, number) -> new ActionOf(row.getString("about"), figures(row)));
    }

    private static List<ActionOf> together(List<List<ActionOf>> halves, int most) {
        var figures = new HashMap<String, ActionFigures>();
        halves.forEach(half -> half.forEach(one -> figures.merge(one.id(), one.figures(), ActionFigures::plus)));
        return figures.entrySet().stream()
                .map(each -> new ActionOf(each.getKey(), each.getValue()))
                .sorted(BY_STARTS)
                .limit(most)
                .toList();
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
        return Steps.filled(question, found, ActionStep::time, step -> new ActionStep(step, ActionFigures.NONE));
    }

    /** One action day by day, whatever the question's interval. */
    public List<ActionStep> daily(Question question, String action) {
        return series(new Question(question.stream(), question.range(), Interval.DAY, question.filters()), action);
    }

    private static String sum(String condition, String name) {
        return "sum(CASE WHEN " + condition + " THEN events ELSE 0 END) AS " + name;
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
