package io.trackplane.ingest.front;

import org.jspecify.annotations.Nullable;

/**
 * What the header {@code User-Agent} tells, and no more than is kept of it.
 *
 * @param device {@code desktop}, {@code phone}, {@code tablet} or {@code bot}; null where nothing is known
 * @param browser name without a version; null where it is none
 * @param system operating system, name without a version; null where it is not told
 * @param isRobot whether it is a crawler or a monitor
 */
record UserAgent(
        @Nullable String device,
        @Nullable String browser,
        @Nullable String system,
        boolean isRobot) {
    /** Says nothing. */
    static final UserAgent SILENT = new UserAgent(null, null, null, false);
}
