package io.trackplane.privacy.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of masking and consent are. */
final class PrivacyPaths {
    /** Mapping of the masking page. */
    static final String MASKING = Paths.ENVIRONMENT + "/collection/masking";

    /** Mapping of the consent page. */
    static final String CONSENT = Paths.ENVIRONMENT + "/collection/consent";

    private PrivacyPaths() {}

    static String base(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }

    static String masking(Environment environment) {
        return base(environment) + "/collection/masking";
    }

    static String consent(Environment environment) {
        return base(environment) + "/collection/consent";
    }
}
