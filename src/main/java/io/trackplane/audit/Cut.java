package io.trackplane.audit;

import io.trackplane.kernel.FieldChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps entries at a sane size: what was cut off is marked with an ellipsis and the number of characters missing. */
final class Cut {
    static final int VALUE = 2_000;
    static final int LABEL = 200;

    private Cut() {}

    static @Nullable String value(@Nullable String value) {
        return value == null ? null : at(VALUE, value);
    }

    static String label(String label) {
        return at(LABEL, label);
    }

    static List<FieldChange> changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> new FieldChange(change.field(), value(change.before()), value(change.after())))
                .toList();
    }

    private static String at(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "… [+" + (text.length() - end) + "]";
    }
}
