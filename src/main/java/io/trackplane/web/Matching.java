package io.trackplane.web;

import java.util.ArrayList;
import java.util.List;

/** How the palette compares what was typed with what there is: anywhere in the text, in any case. */
public final class Matching {
    private Matching() {}

    /**
     * A stretch of a text.
     *
     * @param matched whether it is what was typed
     */
    public record Part(String text, boolean matched) {}

    /** Whether the query stands in one of the texts; an empty one does. */
    public static boolean any(String query, String... texts) {
        for (var text : texts) {
            if (query.isEmpty() || find(text, query, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Cuts a text at every place where the query stands in it. */
    public static List<Part> parts(String text, String query) {
        var parts = new ArrayList<Part>();
        int done = 0;
        for (int at = find(text, query, 0); at >= 0; at = find(text, query, done)) {
            add(parts, text.substring(done, at), false);
            done = at + query.length();
            add(parts, text.substring(at, done), true);
        }
        add(parts, text.substring(done), false);
        return parts;
    }

    private static int find(String text, String query, int from) {
        for (int at = from; !query.isEmpty() && at <= text.length() - query.length(); at++) {
            if (text.regionMatches(true, at, query, 0, query.length())) {
                return at;
            }
        }
        return -1;
    }

    private static void add(List<Part> parts, String text, boolean matched) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, matched));
        }
    }
}
