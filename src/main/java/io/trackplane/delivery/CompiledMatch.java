package io.trackplane.delivery;

import io.trackplane.event.Event;
import io.trackplane.flag.SemanticVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match that is ready to be asked for every event.
 *
 * @param match what it was compiled from
 * @param atLeast lowest version; null for any
 * @param below first version it is no longer about; null for any
 */
record CompiledMatch(
        EventMatch match,
        @Nullable SemanticVersion atLeast,
        @Nullable SemanticVersion below) {
    /** Whether it is about that event. */
    boolean matches(Event candidate) {
        return anyOf(match.event(), candidate.name())
                && anyOf(match.type(), candidate.type().key())
                && anyOf(match.platform(), candidate.platform())
                && anyOf(match.page(), candidate.page())
                && inVersions(candidate.release());
    }

    private static boolean anyOf(List<String> patterns, @Nullable String value) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (int i = 0; value != null && i < patterns.size(); i++) {
            if (fits(patterns.get(i), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String pattern, String value) {
        int last = pattern.length() - 1;
        return last >= 0 && pattern.charAt(last) == '*'
                ? value.regionMatches(0, pattern, 0, last)
                : value.equals(pattern);
    }

    private boolean inVersions(@Nullable String release) {
        if (atLeast == null && below == null) {
            return true;
        }
        var version = release == null ? null : SemanticVersion.read(release);
        return version != null
                && (atLeast == null || version.compareTo(atLeast) >= 0)
                && (below == null || version.compareTo(below) < 0);
    }
}
