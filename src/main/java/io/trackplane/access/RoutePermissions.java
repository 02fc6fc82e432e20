package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Stands before every handler: strangers to a tenant meet 404, members without the permission 403. */
@Component
class RoutePermissions implements HandlerInterceptor {
    private static final String CALLER = Caller.class.getName();
    private static final Actor NOBODY = new Actor(Actor.Kind.SYSTEM, "anonymous", "anonymous");

    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;
    private final PermissionCheck permissions;

    RoutePermissions(
            Tenants tenants, Applications applications, Environments environments, PermissionCheck permissions) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.permissions = permissions;
    }

    /** The caller of the handler that runs now. */
    static Caller caller(HttpServletRequest request) {
        return (Caller) java.util.Objects.requireNonNull(request.getAttribute(CALLER), "no route check has run");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            request.setAttribute(CALLER, check(request, method));
        }
        return true;
    }

    private Caller check(HttpServletRequest request, HandlerMethod method) {
        var required = Routes.permission(method);
        if (required == null) {
            return checkOpen(request, Routes.audience(method).orElseThrow());
        }
        var caller = inTenant(request);
        requirePlace(java.util.Objects.requireNonNull(caller.tenant()), variables(request));
        permissions.require(caller, required.value());
        return caller;
    }

    private Caller inTenant(HttpServletRequest request) {
        var holder = BearerToken.holder(request);
        var named = tenantOf(request);
        if (holder.isPresent()) {
            var token = holder.get().token();
            if (named != null && !named.equals(token.tenant())) {
                throw new Problem.NotFound();
            }
            return new Caller(
                    Actor.token(token.id(), token.label()),
                    token.tenant(),
                    holder.get().permissions(),
                    false);
        }
        var user = signedIn(request);
        if (named == null) {
            throw new Problem.Unauthenticated(Message.of("access.token.required"));
        }
        var membership = user.membership(named).orElseThrow(Problem.NotFound::new);
        return new Caller(user.actor(), named, membership.role().permissions(), user.platformAdministrator());
    }

    private static Caller checkOpen(HttpServletRequest request, Audience audience) {
        return switch (audience) {
            case ANYONE, SDK_KEY ->
                CurrentUser.of(request)
                        .map(RoutePermissions::outsideTenants)
                        .orElse(new Caller(NOBODY, null, Set.of(), false));
            case SIGNED_IN -> outsideTenants(signedIn(request));
            case PLATFORM_ADMINISTRATOR -> {
                var user = signedIn(request);
                if (!user.platformAdministrator()) {
                    throw new Problem.NotFound();
                }
                yield outsideTenants(user);
            }
            case MANAGEMENT_TOKEN -> {
                var holder = BearerToken.holder(request)
                        .orElseThrow(() -> new Problem.Unauthenticated(Message.of("access.token.required")));
                var token = holder.token();
                yield new Caller(Actor.token(token.id(), token.label()), token.tenant(), holder.permissions(), false);
            }
        };
    }

    private static Caller outsideTenants(User user) {
        return new Caller(user.actor(), null, Set.of(), user.platformAdministrator());
    }

    private static User signedIn(HttpServletRequest request) {
        return CurrentUser.of(request)
                .orElseThrow(() -> new Problem.Unauthenticated(Message.of("access.sign-in.required")));
    }

    /** What the path names exists and belongs together, whatever the handler makes of it. */
    private void requirePlace(String tenant, Map<String, String> variables) {
        tenants.get(tenant);
        var application = variables.get("application");
        var environment = variables.get("environment");
        if (application != null && environment != null) {
            environments.get(tenant, application, environment);
        } else if (application != null) {
            applications.get(tenant, application);
        }
    }

    private static @Nullable String tenantOf(HttpServletRequest request) {
        return variables(request).get("tenant");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : variables;
    }
}
