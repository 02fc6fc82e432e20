package io.trackplane.ingest.front;

import org.jspecify.annotations.Nullable;

/**
 * What the header {@code User-Agent} tells, and no more than is kept of it.
 *
 * @param device {@code desktop}, {@code phone}, {@code tablet} or {@code bot}; null where nothing is known
 * @param browser name without a version; null where it is none
 * @param system operating system, name without a version; null where it is not told
 * @param kind what it is
 */
record UserAgent(
        @Nullable String device,
        @Nullable String browser,
        @Nullable String system,
        Kind kind) {
    /** Says nothing. */
    static final UserAgent SILENT = new UserAgent(null, null, null, Kind.PROGRAM);

    /** What sends. */
    enum Kind {
        /** A browser, or the web view of an app. */
        BROWSER,
        /** Something else that people or servers use. */
        PROGRAM,
        /** A library or a tool of programmers. */
        LIBRARY,
        /** A crawler or a monitor. */
        ROBOT
    }
}
