package io.trackplane.insight.console;

import java.time.Instant;

/**
 * A published change on a time axis.
 *
 * @param name such as {@code r12} or {@code v3}
 * @param href of its page
 * @param what was changed, in words
 * @param when in words
 */
public record Marker(Instant at, String name, String href, String what, String when) {}
