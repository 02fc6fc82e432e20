package io.trackplane.web;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;

/**
 * A route that programs call all the time. It is declared on a controller like every route, and answered before everything that stands there
 * for people; see {@link ShortRoutes}.
 *
 * @param path exact, without variables
 * @param handler answers, and checks who calls
 * @param timer counts and times its requests
 */
public record ShortRoute(HttpMethod method, String path, Handler handler, Timer timer) {
    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** @throws io.trackplane.kernel.Problem when it refuses */
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }
}
