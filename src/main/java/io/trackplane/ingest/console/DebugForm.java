package io.trackplane.ingest.console;

import io.trackplane.web.Multiline;
import org.jspecify.annotations.Nullable;

/**
 * Something to try.
 *
 * @param body JSON, as pasted
 */
record DebugForm(@Multiline @Nullable String body) {
    String pasted() {
        return body == null ? "" : body;
    }
}
