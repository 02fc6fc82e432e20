package io.trackplane.delivery;

import io.trackplane.flag.Audience;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeyAuthentication.SdkCaller;

/**
 * Somebody who reads configuration.
 *
 * @param limits of their tenant
 * @param snapshot what their environment serves
 */
record Reading(SdkCaller caller, Limits limits, Snapshot snapshot) {
    boolean isPublic() {
        return caller.key().kind() == SdkKey.Kind.CLIENT;
    }

    /** What the key may see. */
    Audience audience() {
        return isPublic() ? Audience.CLIENT : Audience.SERVER;
    }

    /** Begins the entity tag of every answer: environment, revision and what the key may see. */
    String tag() {
        return snapshot.tag() + (isPublic() ? "-c" : "-s");
    }
}
