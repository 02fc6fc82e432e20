package io.trackplane.eventstore;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/**
 * Asks questions in SQL. Each is limited in time and memory ({@code trackplane.events.*}); it is stopped when the calling thread is interrupted. What
 * callers put in always travels as a parameter, never as text of the question.
 */
public interface EventReader {
    /**
     * Runs a question.
     *
     * @param sql with named parameters, {@code :from}; what differs between engines comes from {@link #dialect()}
     * @param parameters values by name: numbers, texts, instants, lists of these
     * @throws QueryTooSlow when it was stopped for its time or memory
     * @throws EventStoreUnavailable when the store does not answer
     */
    <T> List<T> query(String sql, Map<String, ?> parameters, RowMapper<T> row);

    /** The engine's way of saying things. */
    SqlDialect dialect();
}
