package io.trackplane.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event in canonical form, whichever path it came by.
 *
 * @param id {@code event_id}; null when the client gave none
 * @param type its kind
 * @param name {@code event_name}, 1 to 128 characters
 * @param time when it happened, as the client said; milliseconds
 * @param userId {@code user_id}; null when nobody is signed in
 * @param anonymousId {@code anonymous_id}; null when the client gave none
 * @param sessionId {@code session_id}; null when the client gave none
 * @param platform such as {@code web}, {@code ios}, {@code android}, {@code miniprogram}; null when not given
 * @param page path of the page it happened on; null when not given
 * @param release {@code app_version} or {@code release} of the application; null when not given
 * @param properties everything else the client sent, in its order
 */
public record Event(
        @Nullable String id,
        EventType type,
        String name,
        Instant time,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String sessionId,
        @Nullable String platform,
        @Nullable String page,
        @Nullable String release,
        Value.Fields properties) {
    /** Whom sampling and rollouts decide by: the user, else the anonymous id, else the session; null when there is none of them. */
    public @Nullable String visitor() {
        if (userId != null) {
            return userId;
        }
        return anonymousId != null ? anonymousId : sessionId;
    }
}
