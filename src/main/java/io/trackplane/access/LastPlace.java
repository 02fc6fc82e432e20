package io.trackplane.access;

import io.trackplane.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Remembers in a cookie which environment a browser looked at last, so that {@code /} leads back there. */
@Component
class LastPlace implements HandlerInterceptor {
    private static final String COOKIE = "tp_place";
    private static final Pattern SHAPE =
            Pattern.compile("/t/([a-z0-9-]{1,60})/a/([a-z0-9_-]{1,60})/e/([a-z0-9_-]{1,60})");

    /** The remembered environment, as three parts of its path. It may be gone, or somebody else's. */
    static Optional<Remembered> of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> SHAPE.matcher(cookie.getValue()))
                        .filter(java.util.regex.Matcher::matches)
                        .map(match -> new Remembered(match.group(1), match.group(2), match.group(3)))
                        .findFirst();
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        var path = environmentPath(request);
        if (path != null
                && HttpMethod.GET.matches(request.getMethod())
                && of(request).map(Remembered::path).filter(path::equals).isEmpty()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(path, request.isSecure()).toString());
        }
    }

    private static ResponseCookie cookie(String path, boolean secure) {
        return ResponseCookie.from(COOKIE, path)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(180))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String environmentPath(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null || !variables.containsKey("environment")
                ? null
                : Paths.environment(
                        variables.getOrDefault("tenant", ""),
                        variables.getOrDefault("application", ""),
                        variables.getOrDefault("environment", ""));
    }

    /**
     * An environment by its keys.
     *
     * @param tenant slug
     */
    record Remembered(String tenant, String application, String environment) {
        String path() {
            return Paths.environment(tenant, application, environment);
        }
    }
}
