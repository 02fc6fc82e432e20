package io.trackplane.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What sent a request, as far as it may be kept.
 *
 * @param network the address cut to its network: /24 or /48
 * @param device {@code desktop}, {@code phone}, {@code tablet} or {@code bot}; null where nothing is known
 * @param browser name without a version
 * @param system operating system, name without a version
 * @param isBot whether the kept list knows the user agent as a robot's
 * @param nameless stands for network and user agent on this day, for events that name nobody: a keyed hash
 */
public record Client(
        @Nullable String network,
        @Nullable String device,
        @Nullable String browser,
        @Nullable String system,
        boolean isBot,
        long nameless) {}
