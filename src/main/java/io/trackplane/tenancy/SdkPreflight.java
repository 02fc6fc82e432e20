package io.trackplane.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what browsers ask before a page of another origin calls an SDK route. That question carries no key, so nobody can be
 * refused yet: every well-formed origin may ask, and {@link SdkKeyAuthentication} decides whether its page may read the answer.
 * No cookie is ever allowed along.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SdkPreflight extends OncePerRequestFilter {
    private static final List<String> SDK_ROUTES = List.of("/api/", "/ofrep/");
    private static final String MANAGEMENT_ROUTES = "/api/manage/";
    private static final String SECONDS = "600";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return SDK_ROUTES.stream().noneMatch(path::startsWith)
                || path.startsWith(MANAGEMENT_ROUTES)
                || !CorsUtils.isPreFlightRequest(request)
                || Origin.sent(request.getHeader(HttpHeaders.ORIGIN)).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-None-Match, X-API-Key");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
