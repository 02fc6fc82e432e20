package io.trackplane.insight.calls;

import org.jspecify.annotations.Nullable;

/**
 * What is called: a method and a route, or, of clients that do not say these, the name they give.
 *
 * @param method such as {@code GET}; null where calls do not say it
 * @param route route template such as {@code /orders/:id}, else the name of the event
 */
public record Endpoint(@Nullable String method, String route) {
    /** Method and route, such as {@code GET /orders/:id}. */
    public String name() {
        return method == null ? route : method + " " + route;
    }
}
