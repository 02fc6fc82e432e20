package io.trackplane.insight.calls;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.OfType;
import io.trackplane.insight.asking.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * The calls that an environment's clients make. All methods throw {@link io.trackplane.eventstore.QueryTooSlow} and {@link
 * io.trackplane.eventstore.EventStoreUnavailable}.
 */
@Service
public class Calls {
    private static final String CALLS = OfType.relation(EventType.API, "api_call", "api_request");
    private static final String ROUTE = "coalesce(route, name)";
    private static final String SUCCEEDED = "CASE WHEN status BETWEEN 200 AND 399 THEN 1 / rate ELSE 0 END";

    private final Ask ask;

    Calls(EventStore store) {
        this.ask = new Ask(store);
    }

    /** All calls together. */
    public CallFigures figures(Question question) {
        return ask.row("SELECT " + columns() + " FROM " + CALLS, Matching.of(question), (row, number) -> figures(row));
    }

    /** Every step of the question's time axis, over all calls. */
    public List<CallStep> series(Question question) {
        return series(question, Matching::of);
    }

    /** Every step of the question's time axis, over the calls of one endpoint. */
    public List<CallStep> series(Question question, Endpoint endpoint) {
        return series(question, part -> called(part, endpoint));
    }

    /**
     * The endpoints that were called; of equals the one whose name comes first.
     *
     * @param most how many at most
     * @param after how many to pass over
     */
    public List<EndpointCalls> endpoints(Question question, CallOrder order, int most, int after) {
        var sql = "SELECT %s AS called, method, %s FROM %s GROUP BY 1, method".formatted(ROUTE, columns(), CALLS);
        var ordered =
                "SELECT *, count - succeeded AS failed FROM (%s) AS one ORDER BY %s, called, method LIMIT %d OFFSET %d"
                        .formatted(sql, order.sql(), most, after);
        return ask.rows(
                ordered,
                Matching.of(question),
                (row, number) -> new EndpointCalls(
                        new Endpoint(Columns.text(row, "method"), row.getString("called")), figures(row)));
    }

    /** One endpoint. */
    public CallFigures figures(Question question, Endpoint endpoint) {
        return ask.row(
                "SELECT " + columns() + " FROM " + CALLS, called(question, endpoint), (row, number) -> figures(row));
    }

    /** What all calls were answered with, the most frequent first. */
    public List<StatusCount> statuses(Question question) {
        return statuses(Matching.of(question));
    }

    /** What one endpoint answered, the most frequent first. */
    public List<StatusCount> statuses(Question question, Endpoint endpoint) {
        return statuses(called(question, endpoint));
    }

    private List<StatusCount> statuses(Matching matching) {
        var sql =
                "SELECT nullif(status, 0) AS answered, sum(1 / rate) AS count, sum(1 / rate) / sum(sum(1 / rate)) OVER () AS share"
                        + " FROM " + CALLS + " GROUP BY 1 ORDER BY count DESC, answered";
        return ask.rows(sql, matching, (row, number) -> {
            int status = row.getInt("answered");
            return new StatusCount(row.wasNull() ? null : status, Columns.sum(row, "count"), Columns.sum(row, "share"));
        });
    }

    private List<CallStep> series(Question question, Function<Question, Matching> matching) {
        var found = ask.stepsInParts(
                "SELECT {step} AS step, " + columns() + " FROM " + CALLS + " GROUP BY 1",
                question,
                matching,
                (row, number) -> new CallStep(Columns.step(row), figures(row)));
        return Steps.filled(question, found, CallStep::time, step -> new CallStep(step, CallFigures.NONE));
    }

    private String columns() {
        var quantiles = ask.dialect().quantiles("duration", 0.5, 0.95, 0.99);
        return String.join(
                ", ",
                "sum(1 / rate) AS count",
                "sum(" + SUCCEEDED + ") AS succeeded",
                quantiles.get(0) + " AS p50",
                quantiles.get(1) + " AS p95",
                quantiles.get(2) + " AS p99",
                "min(rate) AS lowest");
    }

    private static CallFigures figures(ResultSet row) throws SQLException {
        return new CallFigures(
                Columns.sum(row, "count"),
                Columns.sum(row, "succeeded"),
                Columns.number(row, "p50"),
                Columns.number(row, "p95"),
                Columns.number(row, "p99"),
                Columns.sampled(row, "lowest"));
    }

    private static Matching called(Question question, Endpoint endpoint) {
        var route = Matching.of(question).and(ROUTE + " = :route", "route", endpoint.route());
        var method = endpoint.method();
        return method == null ? route.and("method IS NULL") : route.and("method = :method", "method", method);
    }
}
