package io.trackplane.delivery;

import io.trackplane.flag.RolloutHash;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Entity tags of what SDKs read (RFC 9110 §8.8.3, §13.1.2). Weak ones: the container compresses no answer with a strong tag, because
 * it would be the tag of other bytes.
 */
final class EntityTag {
    private static final String WEAK = "W/";
    private static final RolloutHash QUERY = new RolloutHash("query");

    private EntityTag() {}

    static String of(String opaque) {
        return WEAK + '"' + opaque + '"';
    }

    /**
     * Ends the tag of an answer that depends on the query. Nobody should show the tag of one address at another one; an SDK that does so
     * after somebody else has signed in gets the new person's answer all the same.
     */
    static String ofQuery(@Nullable String query) {
        return query == null ? "" : '-' + Integer.toHexString(QUERY.hash(query));
    }

    /** Whether the client has that answer already. */
    static boolean isKnown(HttpServletRequest request, String tag) {
        var lists = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        while (lists.hasMoreElements()) {
            if (isAmong(lists.nextElement(), tag)) {
                return true;
            }
        }
        return false;
    }

    /** Weak comparison, as §13.1.2 asks for; our tags contain no comma. */
    private static boolean isAmong(String list, String tag) {
        if (list.equals(tag)) {
            return true;
        }
        for (var one : list.split(",", 50)) {
            var entry = one.strip();
            if (entry.equals("*") || opaque(entry).equals(opaque(tag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
