package io.trackplane.audit;

import io.trackplane.kernel.FieldChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps entries at a sane size: what was cut off is marked with an ellipsis and the number of characters missing. */
final class Cut {
    static final int VALUE = 2_000;
    static final int LABEL = 200;
    static final int FIELDS = 500;

    private Cut() {}

    static @Nullable String value(@Nullable String value) {
        return value == null ? null : at(VALUE, value);
    }

    static String label(String label) {
        return at(LABEL, label);
    }

    static List<FieldChange> changes(List<FieldChange> changes) {
        var cut = new ArrayList<FieldChange>();
        for (var change : changes.subList(0, Math.min(FIELDS, changes.size()))) {
            cut.add(new FieldChange(change.field(), value(change.before()), value(change.after())));
        }
        if (changes.size() > FIELDS) {
            cut.add(new FieldChange("…", null, mark(changes.size() - FIELDS)));
        }
        return cut;
    }

    private static String at(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "… " + mark(text.length() - end);
    }

    private static String mark(int missing) {
        return "[+" + missing + "]";
    }
}
