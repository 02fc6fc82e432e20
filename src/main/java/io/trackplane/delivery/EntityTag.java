package io.trackplane.delivery;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Entity tags of what SDKs read (RFC 9110 §8.8.3, §13.1.2). */
final class EntityTag {
    private EntityTag() {}

    static String of(String opaque) {
        return '"' + opaque + '"';
    }

    /** Whether the client has that answer already. */
    static boolean isKnown(HttpServletRequest request, String tag) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.equals(tag) || isListed(known, tag));
    }

    /** Weak comparison, as §13.1.2 asks for; a tag contains no comma. */
    private static boolean isListed(String list, String tag) {
        for (var one : list.split(",", 50)) {
            var entry = one.strip();
            if (entry.equals("*") || bare(entry).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static String bare(@Nullable String entry) {
        return entry != null && entry.startsWith("W/") ? entry.substring(2) : String.valueOf(entry);
    }
}
