package io.trackplane.web;

import io.trackplane.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets what SDKs call all the time be answered by its handlers before everything that stands there for people: sessions, security
 * filters and their observations, views. That is three quarters of the work of such a request. Nobody is let in here who would not be let
 * in there: the handlers check the key. What they refuse is told by the error page, as JSON, as always.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShortWay extends HttpFilter {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    private final transient Map<String, Map<String, ShortRoute>> routes = new HashMap<>();

    ShortWay(List<ShortRoutes> contributors) {
        for (var contributor : contributors) {
            for (var route : contributor.shortRoutes()) {
                routes.computeIfAbsent(route.path(), path -> new HashMap<>())
                        .put(route.method().name(), route);
            }
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var route = route(request);
        if (route == null) {
            chain.doFilter(request, response);
        } else {
            answer(route, request, response);
        }
    }

    private @Nullable ShortRoute route(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var methods = routes.get(path);
        return methods == null ? null : methods.get(request.getMethod());
    }

    private static void answer(ShortRoute route, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long begun = System.nanoTime();
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            route.handler().answer(request, response);
        } catch (Problem | InvalidParameterException | ResponseStatusException refused) {
            refuse(refused, request, response);
        }
        route.timer().record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /** The error page tells the exception, with everything that belongs to it. */
    private static void refuse(RuntimeException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, refused);
        response.sendError(status(refused).value());
    }

    private static HttpStatus status(RuntimeException refused) {
        return switch (refused) {
            case Problem.Unauthenticated unknown -> HttpStatus.UNAUTHORIZED;
            case Problem.Forbidden forbidden -> HttpStatus.FORBIDDEN;
            case Problem.NotFound missing -> HttpStatus.NOT_FOUND;
            case Problem.TooLarge large -> HttpStatus.CONTENT_TOO_LARGE;
            case Problem.TooMany many -> HttpStatus.TOO_MANY_REQUESTS;
            case Problem.Unavailable away -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
