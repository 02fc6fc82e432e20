package io.trackplane.privacy.console;

import io.trackplane.web.Multiline;
import org.jspecify.annotations.Nullable;

/**
 * An event to try rules with.
 *
 * @param event JSON, as pasted
 * @param rules {@code published}, or anything else for the draft
 */
record BenchForm(
        @Multiline @Nullable String event, @Nullable String rules) {
    /** Whether it is the published rules that are asked about. */
    public boolean published() {
        return "published".equals(rules);
    }

    String pasted() {
        return event == null ? "" : event;
    }
}
