package io.trackplane.revision;

import java.util.Collection;

/**
 * What an environment serves.
 *
 * @param tenant slug
 * @param application key
 * @param environment key
 * @param revision number of the revision it comes from; 0 before the first one
 */
public record Published(String tenant, String application, String environment, long revision, Parts parts) {
    /** Before the first revision. */
    static Published nothing(String tenant, String application, String environment) {
        return new Published(tenant, application, environment, 0, Parts.NONE);
    }

    Published at(long number, Collection<PartChange> changes) {
        return new Published(tenant, application, environment, number, parts.after(changes));
    }

    Published withoutLast(Collection<PartChange> changes) {
        return new Published(tenant, application, environment, revision - 1, parts.before(changes));
    }
}
