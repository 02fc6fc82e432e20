package io.trackplane.eventstore;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** A question was stopped because it took more time or memory than it may. Where nobody expects it, the web answers 503. */
public class QueryTooSlow extends QueryTimeoutException {
    private static final long serialVersionUID = 1L;

    public QueryTooSlow(@Nullable Throwable cause) {
        super("the question took more time or memory than it may", cause);
    }
}
