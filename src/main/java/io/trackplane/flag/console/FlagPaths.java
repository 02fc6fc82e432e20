package io.trackplane.flag.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of flags and segments are. No key begins with an underscore, so that {@code _new} is never one. */
final class FlagPaths {
    static final String FLAGS = Paths.ENVIRONMENT + "/flags";
    static final String NEW_FLAG = FLAGS + "/_new";
    static final String EXPLAIN = FLAGS + "/_explain";
    static final String FLAG = FLAGS + "/{key}";
    static final String SEGMENTS = Paths.ENVIRONMENT + "/segments";
    static final String NEW_SEGMENT = SEGMENTS + "/_new";
    static final String SEGMENT = SEGMENTS + "/{key}";

    private FlagPaths() {}

    static String environment(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }

    static String flags(Environment environment) {
        return environment(environment) + "/flags";
    }

    static String flag(Environment environment, String key) {
        return flags(environment) + "/" + key;
    }

    static String segments(Environment environment) {
        return environment(environment) + "/segments";
    }

    static String segment(Environment environment, String key) {
        return segments(environment) + "/" + key;
    }
}
