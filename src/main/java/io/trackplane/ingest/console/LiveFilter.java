package io.trackplane.ingest.console;

import io.trackplane.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Which events the live view shows; empty texts let everything through.
 *
 * @param user user id or anonymous id, exactly as stored
 * @param session session id, exactly as stored
 * @param event name of the event, exactly
 */
record LiveFilter(
        @Nullable String user,
        @Nullable String session,
        @Nullable String event) {
    LiveFilter {
        user = stripped(user);
        session = stripped(session);
        event = stripped(event);
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    boolean admits(Event arrived) {
        return (isAny(user) || is(user, arrived.userId()) || is(user, arrived.anonymousId()))
                && (isAny(session) || is(session, arrived.sessionId()))
                && (isAny(event) || is(event, arrived.name()));
    }

    private static boolean isAny(@Nullable String wanted) {
        return wanted == null || wanted.isEmpty();
    }

    private static boolean is(@Nullable String wanted, @Nullable String actual) {
        return actual != null && actual.equals(wanted);
    }
}
