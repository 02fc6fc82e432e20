package io.trackplane.insight.asking;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts questions to the event store. Placeholders in their text: {@code {matching}} for the events that are meant, {@code {kept}} for all events of the
 * environment, whenever they happened, {@code {step}} for the step of the time axis.
 */
public final class Ask {
    private static final String STEP = "step";
    private final EventReader reader;

    public Ask(EventReader reader) {
        this.reader = reader;
    }

    /** The engine's way of saying things. */
    public SqlDialect dialect() {
        return reader.dialect();
    }

    /** Every row of an answer. */
    public <T> List<T> rows(String sql, Matching matching, RowMapper<T> row) {
        var text = sql.replace("{matching}", matching.condition()).replace("{kept}", Matching.KEPT);
        return reader.query(text, matching.parameters(), row);
    }

    /** The one row of an answer that always has one. */
    public <T> T row(String sql, Matching matching, RowMapper<T> row) {
        return rows(sql, matching, row).getFirst();
    }

    /** What belongs to each step of a question's time axis, by its beginning. */
    public <T> Map<Instant, T> steps(String sql, Question question, Matching matching, RowOfStep<T> row) {
        var found = new TreeMap<Instant, T>();
        rows(inSteps(sql, question), matching, (result, number) -> {
            var time = Columns.time(result, STEP);
            found.put(time, row.read(time, result));
            return time;
        });
        return found;
    }

    /** With the step of a question's time axis for its placeholder. */
    public String inSteps(String sql, Question question) {
        var interval = question.interval().key();
        return sql.replace(
                "{step}", dialect().bucket(interval, "time", question.range().zone()));
    }

    /** Reads the row of one step; its column {@code step} is read already. */
    public interface RowOfStep<T> {
        T read(Instant step, ResultSet row) throws SQLException;
    }
}
