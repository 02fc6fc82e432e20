package io.trackplane.ingest.console;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.QueryTooSlow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Part of a page that comes from the event store. Where it does not answer, the rest of the page stands, and the part says so.
 *
 * @param value null where there is a problem
 * @param problem message key of why there is no answer; empty where there is one
 */
record Answered<T>(@Nullable T value, String problem) {
    static <T> Answered<T> by(Supplier<T> question) {
        try {
            return new Answered<>(question.get(), "");
        } catch (QueryTooSlow slow) {
            return new Answered<>(null, "ingest.problem.too-slow");
        } catch (EventStoreUnavailable unavailable) {
            return new Answered<>(null, "ingest.problem.unavailable");
        }
    }

    /** Whether there is an answer. */
    public boolean isThere() {
        return problem.isEmpty();
    }
}
