package io.trackplane.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts questions to the event store and keeps the answers for a while: the same question is not put again as long as nothing has changed in the stretch of
 * time it is about, which for days that are over is nearly always. For any number of threads.
 */
public final class KeptAnswers {
    private static final int MOST_ROWS = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final EventStore store;
    private final Cache<Asked, List<?>> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .<Asked, List<?>>weigher((asked, rows) -> 1 + rows.size())
            .expireAfterWrite(KEPT)
            .build();

    /** @param edition of what the question is about, from before it was put */
    private record Asked(String sql, Map<String, ?> parameters, RowMapper<?> row, long edition) {}

    public KeptAnswers(EventStore store) {
        this.store = store;
    }

    /**
     * {@link EventReader#query} of one stream, {@code :stream}, in the stretch from {@code :from} up to {@code :to}. Readers of rows that keep nothing to
     * themselves are one object each, so that whoever asks the same is given the same answer.
     */
    public <T> List<T> within(String sql, Map<String, ?> parameters, RowMapper<T> row) {
        return rows(sql, parameters, row, (Instant) Objects.requireNonNull(parameters.get("from")), (Instant)
                Objects.requireNonNull(parameters.get("to")));
    }

    /** The same, where the question looks at everything that is kept of the stream. */
    public <T> List<T> ever(String sql, Map<String, ?> parameters, RowMapper<T> row) {
        return rows(sql, parameters, row, Instant.EPOCH, Instant.MAX);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> rows(String sql, Map<String, ?> parameters, RowMapper<T> row, Instant from, Instant to) {
        int stream = (int) Objects.requireNonNull(parameters.get("stream"));
        var asked = new Asked(sql, Map.copyOf(parameters), row, store.edition(stream, from, to));
        var known = (List<T>) answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        var answer = store.reader().query(sql, parameters, row);
        answers.put(asked, answer);
        return answer;
    }
}
