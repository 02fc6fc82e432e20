package io.trackplane.insight.errors;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One error as it is kept, masked.
 *
 * @param person user id, else anonymous id; null for a nameless visitor
 * @param stack as the client sent it; null where it sent none
 * @param properties what else it sent, a JSON object
 */
public record ErrorSample(
        UUID id,
        Instant time,
        @Nullable String person,
        @Nullable String sessionId,
        @Nullable String page,
        @Nullable String release,
        @Nullable String platform,
        @Nullable String device,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String message,
        @Nullable String stack,
        String properties) {}
