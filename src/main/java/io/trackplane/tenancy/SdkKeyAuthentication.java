package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/** Finds out for which environment an SDK speaks. Every route for SDKs begins here. */
@Service
public class SdkKeyAuthentication {
    private static final String BEARER = "Bearer ";

    private final SdkKeys keys;
    private final Environments environments;

    SdkKeyAuthentication(SdkKeys keys, Environments environments) {
        this.keys = keys;
        this.environments = environments;
    }

    /**
     * Who calls.
     *
     * @param key the key that was presented
     * @param environment the environment it speaks for
     */
    public record SdkCaller(SdkKey key, Environment environment) {}

    /**
     * Reads the key from {@code Authorization: Bearer}, {@code X-API-Key} or the query parameter {@code key}, in this order, and
     * lets the page of an allowed origin read the answer.
     *
     * @throws Problem.Unauthenticated when there is no key, or it does not work
     * @throws Problem.Forbidden when a client key is presented by a page whose origin is not allowed
     */
    public SdkCaller authenticate(HttpServletRequest request, HttpServletResponse response) {
        var presented = presented(request).orElseThrow(() -> refused("tenancy.problem.key-missing"));
        var key = keys.authenticate(presented).orElseThrow(() -> refused("tenancy.problem.key-unknown"));
        var environment = environments
                .find(key.tenant(), key.application(), key.environment())
                .orElseThrow(() -> refused("tenancy.problem.key-unknown"));
        checkOrigin(key.kind() == SdkKey.Kind.CLIENT, environment, request, response);
        return new SdkCaller(key, environment);
    }

    /** Whether a key is presented at all. */
    public static boolean isPresented(HttpServletRequest request) {
        return presented(request).isPresent();
    }

    /** Whether a caller who was let in a while ago, and still listens, would be let in again. */
    public boolean stillWorks(SdkCaller caller) {
        var known = caller.environment();
        return keys.stillWorks(caller.key())
                && environments
                        .find(known.tenant(), known.application(), known.key())
                        .filter(now -> now.createdAt().equals(known.createdAt()))
                        .isPresent();
    }

    private static Problem.Unauthenticated refused(String message) {
        return new Problem.Unauthenticated(Message.of(message));
    }

    private static Optional<String> presented(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return given(authorization.substring(BEARER.length()));
        }
        return given(request.getHeader("X-API-Key")).or(() -> given(request.getParameter("key")));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Lets the page of an allowed origin read the answer, and refuses that of another one to a credential that is public. */
    static void checkOrigin(
            boolean isPublic, Environment environment, HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (environment.origins().allows(origin)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Request-Id");
        } else if (isPublic) {
            throw new Problem.Forbidden(Message.of("tenancy.problem.origin-refused"));
        }
    }
}
