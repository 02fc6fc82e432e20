package io.trackplane.management;

import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the addresses of the management API name. The tenant is that of the token; the route check lets nobody without one in. */
@Component
class Places {
    /** Mapping prefix of everything about an application. */
    static final String APPLICATION = Paths.MANAGEMENT + "/apps/{application}";

    /** Mapping prefix of everything about an environment. */
    static final String ENVIRONMENT = APPLICATION + "/environments/{environment}";

    private final Applications applications;
    private final Environments environments;

    Places(Applications applications, Environments environments) {
        this.applications = applications;
        this.environments = environments;
    }

    Application application(Caller caller, String application) {
        return applications.get(tenant(caller), application);
    }

    Environment environment(Caller caller, String application, String environment) {
        return environments.get(tenant(caller), application, environment);
    }

    private static String tenant(Caller caller) {
        return Objects.requireNonNull(caller.tenant());
    }
}
