package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a management token is, and where in its tenant it can go. */
@RestController
class ManagementController {
    private final ManagementTokens tokens;
    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;

    ManagementController(
            ManagementTokens tokens, Tenants tenants, Applications applications, Environments environments) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
    }

    @GetMapping(Paths.MANAGEMENT + "/me")
    @OpenTo(Audience.MANAGEMENT_TOKEN)
    ManagementAnswers.Me me(Caller caller) {
        var token = tokens.find(caller.actor().id()).orElseThrow(Problem.NotFound::new);
        return ManagementAnswers.Me.of(token, tenants.get(token.tenant()), caller.permissions());
    }

    @GetMapping(Paths.MANAGEMENT + "/apps")
    @RequiresPermission(Permission.TENANT_READ)
    List<ManagementAnswers.ApplicationAnswer> applications(Caller caller) {
        return applications.of(tenant(caller)).stream()
                .map(ManagementAnswers.ApplicationAnswer::of)
                .toList();
    }

    @GetMapping(Paths.MANAGEMENT + "/apps/{application}/environments")
    @RequiresPermission(Permission.TENANT_READ)
    List<ManagementAnswers.EnvironmentAnswer> environments(@PathVariable String application, Caller caller) {
        var found = applications.get(tenant(caller), application);
        return environments.of(found.tenant(), found.key()).stream()
                .map(ManagementAnswers.EnvironmentAnswer::of)
                .toList();
    }

    /** The tenant of the token; the route check lets nobody without one in. */
    static String tenant(Caller caller) {
        return Objects.requireNonNull(caller.tenant());
    }
}
