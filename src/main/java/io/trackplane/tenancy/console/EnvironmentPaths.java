package io.trackplane.tenancy.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of one environment are. */
final class EnvironmentPaths {
    private EnvironmentPaths() {}

    static String start(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }

    static String settings(Environment environment) {
        return start(environment) + "/settings";
    }

    static String origins(Environment environment) {
        return start(environment) + "/origins";
    }

    static String keys(Environment environment) {
        return start(environment) + "/keys";
    }

    static String signingSecret(Environment environment) {
        return start(environment) + "/signing-secret";
    }
}
