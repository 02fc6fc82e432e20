package io.trackplane.insight.asking;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.KeptAnswers;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.eventstore.Visits;
import io.trackplane.insight.Question;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts questions to the event store. Placeholders in their text: {@code {matching}} for the events that are meant, {@code {kept}} for all events of the
 * environment, whenever they happened, {@code {step}} for the step of the time axis.
 *
 * <p>Answers are kept for a while: see {@link KeptAnswers}.
 */
public final class Ask {
    private final EventStore store;
    private final KeptAnswers answers;

    public Ask(EventStore store) {
        this.store = store;
        this.answers = new KeptAnswers(store);
    }

    /** The engine's way of saying things. */
    public SqlDialect dialect() {
        return store.reader().dialect();
    }

    /**
     * Every row of an answer. Readers of rows that keep nothing to themselves are one object each, so that whoever asks the same is given the same answer.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public <T> List<T> rows(String sql, Matching matching, RowMapper<T> row) {
        var text = sql.replace("{matching}", matching.condition()).replace("{kept}", Matching.KEPT);
        var parameters = matching.parameters();
        return sql.contains("{kept}") || !(parameters.containsKey("from") && parameters.containsKey("to"))
                ? answers.ever(text, parameters, row)
                : answers.within(text, parameters, row);
    }

    /** The one row of an answer that always has one. */
    public <T> T row(String sql, Matching matching, RowMapper<T> row) {
        return rows(sql, matching, row).getFirst();
    }

    /** Every row of an answer that has one for each step of a question's time axis. */
    public <T> List<T> steps(String sql, Question question, Matching matching, RowMapper<T> row) {
        return rows(sql.replace("{step}", step(question, "time")), matching, row);
    }

    /** The same of steps that tell nothing of one another, asked about in {@link Question#parts}. */
    public <T> List<T> stepsInParts(
            String sql, Question question, Function<Question, Matching> matching, RowMapper<T> row) {
        return question.parts().stream()
                .flatMap(part -> steps(sql, part, matching.apply(part), row).stream())
                .toList();
    }

    /**
     * All visits in a question's range, robots' as well, whatever the filters: see {@link io.trackplane.eventstore.EventReader#visits}.
     *
     * @param splits columns of events to keep them apart by
     */
    public Visits visits(Question question, Collection<String> splits) {
        var range = question.range();
        return store.reader().visits(question.stream(), range.from(), range.to(), splits);
    }

    /** The step of a question's time axis that a time belongs to, as an expression. */
    public String step(Question question, String column) {
        var range = question.range();
        return dialect().bucket(question.interval().key(), column, range.zone(), range.from(), range.to());
    }
}
