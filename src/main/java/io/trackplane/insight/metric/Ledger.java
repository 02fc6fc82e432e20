package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.LedgerAnswer.Counts;
import io.trackplane.insight.metric.LedgerAnswer.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * What became of everything that was received. By the hour of receiving, UTC: an hour belongs to the range and the step that it begins in. Filters do not
 * apply: much of what was received was never looked into.
 */
@Service("metricLedger") // the console of ingest has a ledger too
public class Ledger {
    private static final String SQL = """
            SELECT {step} AS step, sum(stored) AS stored, sum(duplicate) AS duplicate, sum(sampled_out) AS sampled_out,
                sum(quarantined) AS quarantined, sum(rejected) AS rejected
            FROM ledger WHERE stream = :stream AND hour >= :from AND hour < :to GROUP BY 1
            """;

    private final Ask ask;

    Ledger(EventStore store) {
        this.ask = new Ask(store);
    }

    /**
     * Per step and in total.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public LedgerAnswer of(Question question) {
        var sql = SQL.replace("{step}", ask.step(question, "hour"));
        var found = ask.rows(sql, Matching.of(question), (row, number) -> step(row));
        var steps = new TreeMap<Instant, Step>();
        question.range().steps(question.interval()).forEach(time -> steps.put(time, new Step(time, Counts.NONE)));
        found.forEach(each -> steps.put(each.time(), each));
        var total = found.stream().map(Step::counts).reduce(Counts.NONE, Counts::plus);
        return new LedgerAnswer(total, List.copyOf(steps.values()));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Columns.step(row),
                new Counts(
                        row.getLong("stored"),
                        row.getLong("duplicate"),
                        row.getLong("sampled_out"),
                        row.getLong("quarantined"),
                        row.getLong("rejected")));
    }
}
