package io.trackplane.eventstore;

import org.jspecify.annotations.Nullable;

/** A question was stopped because it took more time or memory than it may. */
public class QueryTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueryTooSlow(@Nullable Throwable cause) {
        super("the question took more time or memory than it may", cause);
    }
}
