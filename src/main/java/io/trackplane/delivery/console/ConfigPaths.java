package io.trackplane.delivery.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of remote configuration are. */
final class ConfigPaths {
    /** Mapping of the list. */
    static final String CONFIG = Paths.ENVIRONMENT + "/config";

    /** Mapping of one parameter. */
    static final String PARAMETER = CONFIG + "/{parameter}";

    private ConfigPaths() {}

    static String list(Environment environment) {
        return CollectionPaths.base(environment) + "/config";
    }

    static String parameter(Environment environment, String key) {
        return list(environment) + "/" + key;
    }
}
