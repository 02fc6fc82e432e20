package io.trackplane.management;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a script says it has seen. */
final class EntityTags {
    /** The basis of what does not exist. */
    static final String NOTHING = "none";

    private EntityTags() {}

    /** The basis in {@code If-Match}; {@code If-None-Match: *} stands for something that does not exist; null where neither is given. */
    static @Nullable String seen(HttpServletRequest request) {
        var match = request.getHeader(HttpHeaders.IF_MATCH);
        if (match != null) {
            return match.replace("\"", "").strip();
        }
        return "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)) ? NOTHING : null;
    }
}
