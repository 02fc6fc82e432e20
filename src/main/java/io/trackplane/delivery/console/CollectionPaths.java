package io.trackplane.delivery.console;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;

/** Where the pages of collection are. */
final class CollectionPaths {
    private CollectionPaths() {}

    static String base(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key());
    }

    static String sampling(Environment environment) {
        return base(environment) + "/collection";
    }

    static String events(Environment environment) {
        return sampling(environment) + "/events";
    }
}
