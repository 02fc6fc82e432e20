package io.trackplane.insight.deliveries;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What events say of deliveries. */
@Component
class DeliveryEvents {
    private final Ask ask;
    private final DeliverySql sql;

    DeliveryEvents(EventStore store) {
        this.ask = new Ask(store);
        this.sql = new DeliverySql(ask.dialect());
    }

    /** A delivery's funnel without its target, and what is beside it. */
    record Met(double viewed, double clicked, double completed, boolean isEstimated, DeliveryExtras extras) {
        static final Met NOTHING = new Met(0, 0, 0, false, new DeliveryExtras(0, 0, 0, 0, 0, 0));

        DeliveryFunnel funnel(@Nullable Long target) {
            return new DeliveryFunnel(target, viewed, clicked, completed, isEstimated);
        }
    }

    /**
     * By {@code delivery_id}, most viewed first.
     *
     * @param always those that are never left off
     * @param most how many at most
     */
    Map<String, Met> all(Question question, Collection<String> always, int most) {
        var matching = Matching.of(question).with("first", always.isEmpty() ? List.of("") : List.copyOf(always));
        var met = new LinkedHashMap<String, Met>();
        ask.rows(sql.list(most), matching, (row, number) -> Map.entry(row.getString("delivery"), met(row)))
                .forEach(one -> met.put(one.getKey(), one.getValue()));
        return met;
    }

    Met one(Question question, String delivery) {
        return ask.row(sql.one(), of(question, delivery), (row, number) -> met(row));
    }

    /** Every day of the range, whatever the question's interval. */
    List<DeliveryDay> days(Question question, String delivery) {
        var daily = new Question(question.stream(), question.range(), Interval.DAY, question.filters());
        var found = ask.steps(
                DeliverySql.days(),
                daily,
                of(daily, delivery).and(DeliverySql.IS_ABOUT),
                (row, number) -> new DeliveryDay(
                        Columns.step(row),
                        Columns.sum(row, "views"),
                        Columns.sum(row, "clicks"),
                        Columns.sum(row, "completions")));
        return Steps.filled(daily, found, DeliveryDay::time, step -> new DeliveryDay(step, 0, 0, 0));
    }

    /** Whether anything that is kept names it. */
    boolean isKnown(int stream, String delivery) {
        var matching =
                Matching.everything(stream).and(DeliverySql.IS_ABOUT).and("delivery = :delivery", "delivery", delivery);
        return !ask.rows("SELECT 1 FROM events WHERE {matching} LIMIT 1", matching, (row, number) -> number)
                .isEmpty();
    }

    private static Met met(ResultSet row) throws SQLException {
        return new Met(
                Columns.sum(row, "viewed"),
                Columns.sum(row, "clicked"),
                Columns.sum(row, "completed"),
                Columns.sampled(row, "lowest"),
                new DeliveryExtras(
                        Columns.sum(row, "repeated_views"),
                        Columns.sum(row, "repeated_clicks"),
                        Columns.sum(row, "expands"),
                        Columns.sum(row, "expanding"),
                        Columns.sum(row, "collapses"),
                        Columns.sum(row, "collapsing")));
    }

    private static Matching of(Question question, String delivery) {
        return Matching.of(question).and("delivery = :delivery", "delivery", delivery);
    }
}
