package io.trackplane.eventstore;

import java.util.OptionalInt;

/** How long events are kept. Implemented by the module that knows tenants; without one, nothing expires. */
@FunctionalInterface
public interface Retention {
    /**
     * @param tenant slug
     * @return days, at least 1; empty where the tenant is not known, whose events then stay
     */
    OptionalInt days(String tenant);
}
