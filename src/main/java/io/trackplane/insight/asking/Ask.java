package io.trackplane.insight.asking;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.Question;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts questions to the event store. Placeholders in their text: {@code {matching}} for the events that are meant, {@code {kept}} for all events of the
 * environment, whenever they happened, {@code {step}} for the step of the time axis.
 */
public final class Ask {
    private final EventReader reader;

    public Ask(EventStore store) {
        this.reader = store.reader();
    }

    /** The engine's way of saying things. */
    public SqlDialect dialect() {
        return reader.dialect();
    }

    /**
     * Every row of an answer. Readers of rows that keep nothing to themselves are one object each, so that whoever asks the same at the same time is
     * answered together.
     */
    public <T> List<T> rows(String sql, Matching matching, RowMapper<T> row) {
        var text = sql.replace("{matching}", matching.condition()).replace("{kept}", Matching.KEPT);
        return reader.query(text, matching.parameters(), row);
    }

    /** The one row of an answer that always has one. */
    public <T> T row(String sql, Matching matching, RowMapper<T> row) {
        return rows(sql, matching, row).getFirst();
    }

    /** Every row of an answer that has one for each step of a question's time axis. */
    public <T> List<T> steps(String sql, Question question, Matching matching, RowMapper<T> row) {
        return rows(inSteps(sql, question), matching, row);
    }

    /** With the step of a question's time axis for its placeholder. */
    public String inSteps(String sql, Question question) {
        var interval = question.interval().key();
        return sql.replace(
                "{step}", dialect().bucket(interval, "time", question.range().zone()));
    }
}
