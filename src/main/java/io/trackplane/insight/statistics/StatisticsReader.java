package io.trackplane.insight.statistics;

import io.trackplane.access.SessionMember;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeyAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Whose statistics are read. A server key says it by itself; {@code app} and {@code environment} may stand beside it and must then say the same. With the
 * session of the console, {@code app} is the key of an application of any tenant that the person may read, {@code environment} the key of an environment,
 * {@code production} where it is not given.
 */
@Component
class StatisticsReader {
    private static final String USUAL_ENVIRONMENT = "production";

    private final SdkKeyAuthentication keys;
    private final Environments environments;

    StatisticsReader(SdkKeyAuthentication keys, Environments environments) {
        this.keys = keys;
        this.environments = environments;
    }

    /**
     * Lets somebody in.
     *
     * @throws Problem.Unauthenticated without a key that works or a session
     * @throws Problem.Forbidden with a client key
     * @throws Problem.Malformed with a session and without {@code app}
     * @throws Problem.NotFound where there is no such environment, or not for this caller
     */
    Environment admit(HttpServletRequest request, HttpServletResponse response) {
        if (!hasKey(request)) {
            var tenants = SessionMember.tenantsWith(Permission.TENANT_READ, request);
            if (tenants.isPresent()) {
                return ofMember(tenants.get(), request);
            }
        }
        return ofKey(request, response);
    }

    private static boolean hasKey(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader("X-API-Key") != null
                || request.getParameter("key") != null;
    }

    private Environment ofKey(HttpServletRequest request, HttpServletResponse response) {
        var caller = keys.authenticate(request, response);
        if (caller.key().kind() != SdkKey.Kind.SERVER) {
            throw new Problem.Forbidden(Message.of("insight.problem.server-key"));
        }
        var environment = caller.environment();
        if (!agrees(request.getParameter("app"), environment.application())
                || !agrees(request.getParameter("environment"), environment.key())) {
            throw new Problem.NotFound();
        }
        return environment;
    }

    private static boolean agrees(@Nullable String asked, String known) {
        return asked == null || asked.equals(known);
    }

    private Environment ofMember(List<String> tenants, HttpServletRequest request) {
        var application = request.getParameter("app");
        if (application == null || application.isBlank()) {
            throw new Problem.Malformed("app", Message.of("insight.problem.app"));
        }
        var given = request.getParameter("environment");
        var environment = given == null ? USUAL_ENVIRONMENT : given;
        return tenants.stream()
                .flatMap(tenant -> environments.find(tenant, application, environment).stream())
                .findFirst()
                .orElseThrow(Problem.NotFound::new);
    }
}
