package io.trackplane.access;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param id digest of the session's identifier
 * @param network where the sign-in came from
 * @param here whether it is the one that asks
 */
record SessionView(String id, Browser browser, String network, Instant since, Instant lastUsed, boolean here) {
    static SessionView of(SessionDocument session, String here) {
        return new SessionView(
                session.id(),
                Browser.of(session.browser()),
                session.address() == null ? "" : session.address(),
                session.createdAt(),
                session.lastAccessedAt(),
                session.id().equals(here));
    }
}
