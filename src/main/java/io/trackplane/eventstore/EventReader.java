package io.trackplane.eventstore;

import java.time.Instant;
import java.util.Collection;
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

    /**
     * A relation for a question with {@code :stream}, {@code :from} and {@code :to} of the same values: what each visitor did in each session and quarter of an hour. Its columns are {@code time}, the beginning of the quarter; {@code visitor}, {@code session}; {@code robot}; the splits; {@code events};
     * {@code pages} and {@code views}, page views as they are and each standing for 1 / its rate; {@code interacted} and {@code nameless}, 0 or 1; {@code visible} and {@code stay}, visible
     * time in ms as it is and each standing for 1 / its rate, null where none is told; {@code rate} and {@code lowest}, the highest and the lowest sampling rate; {@code failed}, the highest of
     * errors, null without any; {@code names}, the bits of the names of its events as {@code event_names} has them ({@code stream}, {@code name}, {@code bit});
     * {@code visitor_before} and {@code session_before}, the quarter of the row before this one of the same visitor, or the same session of
     * theirs, robots' apart, be it in the range or not; {@link Visits#LONG_AGO} where there is none; {@code session_first}, the quarter of the first row of the session, or its own; and by how much this row has figures of its session grow, which count a session by
     * all that is known of it up to a row: {@code adds_viewing} and {@code adds_bounced}, 1 where pages are viewed or it bounces, {@code adds_stay}, the {@code stay} of one that
     * views pages, {@code adds_views}, the {@code views} of one that has {@code stay}, {@code adds_failed}, 1 / {@code failed}. Where {@code visitor_before} is null nothing is known
     * of before, or the two differ in {@code rate} or {@code nameless}. A visitor of whom no row in a range has null is in the range once for each row whose
     * {@code visitor_before} is not in it. Of their sessions, all rows in a range have a {@code session_first} before it, or none; figures of those that have none are the sums of what
     * their rows in the range add. There may be several rows of
     * the same: they are to be added up.
     *
     * @param splits columns of events that rows are kept apart by, names from the code
     */
    Visits visits(int stream, Instant from, Instant to, Collection<String> splits);

    /** The engine's way of saying things. */
    SqlDialect dialect();
}
