package io.trackplane.privacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the fields of the event before in a batch, by field. */
final class EventBefore {
    private final Map<String, Known> fields = new HashMap<>();

    /**
     * What became of a field.
     *
     * @param profile what applied to the event
     * @param text as it was sent
     * @param stored as it may be stored; null when it is gone
     * @param lines what was noted of it
     */
    record Known(Profile profile, String text, @Nullable String stored, List<Trace.Line> lines) {}

    /** What became of a field, where the same applied to the same text; else null. */
    @Nullable Known find(Profile profile, String field, String text) {
        var known = fields.get(field);
        return known != null && known.profile == profile && known.text.equals(text) ? known : null;
    }

    void keep(Profile profile, String field, String text, @Nullable String stored, List<Trace.Line> lines) {
        fields.put(field, new Known(profile, text, stored, lines));
    }
}
