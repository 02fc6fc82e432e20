package io.trackplane.insight.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/** Asks as long as somebody listens. */
final class WhileListening {
    private WhileListening() {}

    static <T> T ask(HttpServletRequest request, Supplier<T> question) {
        return question.get();
    }
}
