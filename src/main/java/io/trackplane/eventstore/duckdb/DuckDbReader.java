package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.eventstore.Visits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;

/**
 * Answers questions, so many at a time, in the order asked, on threads of its own: native code holds the thread that it runs on, and virtual threads have
 * only a few to share. Questions that are the same and asked at the same time are answered once.
 */
final class DuckDbReader implements EventReader, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DuckDbReader.class);

    private final Connections connections;
    private final Resources resources;
    private final VisitSums visits;
    private final SqlDialect dialect;
    private final ExecutorService threads;
    private final ThreadPoolExecutor answers;
    private final Map<Question<?>, Flight<?>> flights = new ConcurrentHashMap<>();

    DuckDbReader(Connections connections, Resources resources, VisitSums visits) {
        this.connections = connections;
        this.visits = visits;
        this.resources = resources;
        dialect = new DuckDbDialect();
        var readers = Thread.ofPlatform().daemon().name("events-reader-", 0).factory();
        answers = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("events-answers").factory());
        answers.prestartCoreThread();
        threads = Executors.newFixedThreadPool(
                resources.questions(), task -> readers.newThread(Niceness.courteous(task)));
    }

    @Override
    public SqlDialect dialect() {
        return dialect;
    }

    @Override
    public <T> List<T> query(String sql, Map<String, ?> parameters, RowMapper<T> row) {
        var question = Question.of(sql, parameters, row);
        try {
            return flight(question).await();
        } catch (TimeoutException e) {
            throw new QueryTooSlow(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the answer any more");
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    public Visits visits(int stream, Instant from, Instant to, Collection<String> splits) {
        return VisitSql.relation(visits.spans().get(stream), from, to, splits);
    }

    /** Stops whatever is asked now. */
    void stop() {
        flights.values().forEach(Flight::stop);
    }

    @SuppressWarnings("unchecked")
    private <T> Flight<T> flight(Question<T> question) {
        return (Flight<T>)
                flights.compute(question, (key, under) -> under != null && under.join() ? under : begin(question));
    }

    private <T> Flight<T> begin(Question<T> question) {
        var flight = new Flight<T>(resources.patience());
        flight.join();
        try {
            threads.execute(() -> answer(question, flight));
        } catch (RejectedExecutionException e) {
            throw new EventStoreUnavailable("The event store is closed.", e);
        }
        return flight;
    }

    private <T> void answer(Question<T> question, Flight<T> flight) {
        long begin = System.nanoTime();
        try {
            var rows = rows(question, flight);
            elsewhere(() -> flight.answered(rows), flight);
        } catch (Throwable e) {
            elsewhere(() -> flight.failed(e), flight);
        } finally {
            flights.remove(question, flight);
            LOG.debug("{} ms for {}", (System.nanoTime() - begin) / 1_000_000, question.positional());
        }
    }

    /** Whoever goes on because of it may need a new thread, and that would stand back like the one that it is begun by. */
    private void elsewhere(Runnable end, Flight<?> flight) {
        try {
            answers.execute(end);
        } catch (RejectedExecutionException e) {
            flight.failed(e);
        }
    }

    private <T> List<T> rows(Question<T> question, Flight<T> flight) throws SQLException {
        try (var connection = connections.connection();
                var statement = connection.prepareStatement(question.positional())) {
            question.bind(statement);
            if (!flight.runs(statement)) {
                throw new CancellationException("nobody waits for the answer any more");
            }
            try (var rows = statement.executeQuery()) {
                return read(rows, question.row());
            }
        }
    }

    private static <T> List<T> read(ResultSet rows, RowMapper<T> mapper) throws SQLException {
        var read = new ArrayList<T>();
        while (rows.next()) {
            read.add(mapper.mapRow(rows, read.size()));
        }
        return Collections.unmodifiableList(read);
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case SQLException e -> failure(e);
            case EventStoreUnavailable e -> new EventStoreUnavailable(String.valueOf(e.getMessage()), e);
            case CancellationException e -> new QueryTooSlow(e);
            default -> new IllegalStateException("An answer of the event store could not be read", cause);
        };
    }

    private static RuntimeException failure(SQLException e) {
        if (Causes.isStopped(e)) {
            return new QueryTooSlow(e);
        }
        return Causes.isWrongQuestion(e)
                ? new IllegalArgumentException("The event store does not understand the question: " + e.getMessage(), e)
                : new EventStoreUnavailable("The event store does not answer: " + Causes.sentence(e), e);
    }

    @Override
    public void close() {
        threads.shutdown();
        stop();
        Quiet.end(threads);
        answers.shutdown();
    }
}
