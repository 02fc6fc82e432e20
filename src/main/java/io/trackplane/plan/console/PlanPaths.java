package io.trackplane.plan.console;

import io.trackplane.plan.DefinitionName;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages of the plan are. */
final class PlanPaths {
    static final String PLAN = Paths.ENVIRONMENT + "/plan";

    private PlanPaths() {}

    static String plan(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key()) + "/plan";
    }

    /** The page on which an event or a group is edited. Names may hold signs that paths cannot, so they stand in the query. */
    static String editor(Environment environment, DefinitionName name) {
        return plan(environment) + "/" + name.kind().key() + "?name=" + encoded(name.name());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
