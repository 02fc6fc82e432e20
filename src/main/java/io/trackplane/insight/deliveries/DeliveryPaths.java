package io.trackplane.insight.deliveries;

import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where the pages about deliveries are. */
public final class DeliveryPaths {
    /** Mapping of the list. */
    public static final String LIST = Paths.ENVIRONMENT + "/insight/deliveries";

    /** Mapping of one delivery. */
    public static final String ONE = LIST + "/{delivery}";

    private DeliveryPaths() {}

    public static String list(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key())
                + "/insight/deliveries";
    }

    public static String one(Environment environment, String id) {
        return list(environment) + "/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    public static String edit(Environment environment, String id) {
        return one(environment, id) + "/edit";
    }
}
