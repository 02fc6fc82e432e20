package io.trackplane.insight.asking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts questions to the event store. Placeholders in their text: {@code {matching}} for the events that are meant, {@code {kept}} for all events of the
 * environment, whenever they happened, {@code {step}} for the step of the time axis.
 *
 * <p>Answers are kept for a while: the same question is not put again as long as nothing has changed in the stretch of time it is about, which for days that
 * are over is nearly always.
 */
public final class Ask {
    private static final int MOST_ROWS = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final EventStore store;
    private final Cache<Asked, List<?>> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .<Asked, List<?>>weigher((asked, rows) -> 1 + rows.size())
            .expireAfterWrite(KEPT)
            .build();

    /** @param edition of what the question is about, from before it was put */
    private record Asked(String text, Map<String, Object> parameters, RowMapper<?> row, long edition) {}

    public Ask(EventStore store) {
        this.store = store;
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
        var asked = new Asked(text, matching.parameters(), row, edition(matching, sql.contains("{kept}")));
        return remembered(asked, row);
    }

    private long edition(Matching matching, boolean looksBeyond) {
        int stream = (int) Objects.requireNonNull(matching.parameters().get("stream"));
        return !looksBeyond
                        && matching.parameters().get("from") instanceof Instant from
                        && matching.parameters().get("to") instanceof Instant to
                ? store.edition(stream, from, to)
                : store.edition(stream, Instant.EPOCH, Instant.MAX);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> remembered(Asked asked, RowMapper<T> row) {
        var known = (List<T>) answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        var answer = store.reader().query(asked.text(), asked.parameters(), row);
        answers.put(asked, answer);
        return answer;
    }

    /** The one row of an answer that always has one. */
    public <T> T row(String sql, Matching matching, RowMapper<T> row) {
        return rows(sql, matching, row).getFirst();
    }

    /** Every row of an answer that has one for each step of a question's time axis. */
    public <T> List<T> steps(String sql, Question question, Matching matching, RowMapper<T> row) {
        return rows(sql.replace("{step}", step(question, "time")), matching, row);
    }

    /** The step of a question's time axis that a time belongs to, as an expression. */
    public String step(Question question, String column) {
        var range = question.range();
        return dialect().bucket(question.interval().key(), column, range.zone(), range.from(), range.to());
    }
}
