package io.trackplane.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One field before and after a change. Secrets never appear here, only the fact that they changed.
 *
 * @param field name of the field as it stands in code and in the management API
 * @param before value as text, null when there was none
 * @param after value as text, null when there is none now
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {
    /** The fields whose values differ, in the order of {@code after}, then of {@code before}. */
    public static List<FieldChange> between(Map<String, ?> before, Map<String, ?> after) {
        var changes = new ArrayList<FieldChange>();
        after.forEach((field, value) -> addIfDifferent(changes, field, before.get(field), value));
        before.forEach((field, value) -> {
            if (!after.containsKey(field)) {
                addIfDifferent(changes, field, value, null);
            }
        });
        return List.copyOf(changes);
    }

    /** Every field of something new. */
    public static List<FieldChange> created(Map<String, ?> after) {
        return between(Map.of(), after);
    }

    /** Every field of something that is gone. */
    public static List<FieldChange> deleted(Map<String, ?> before) {
        return between(before, Map.of());
    }

    private static void addIfDifferent(
            List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        var was = text(before);
        var is = text(after);
        if (!Objects.equals(was, is)) {
            changes.add(new FieldChange(field, was, is));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case java.util.Set<?> set ->
                joined(new TreeSet<>(set.stream().map(String::valueOf).toList()));
            case Collection<?> list -> joined(list.stream().map(String::valueOf).toList());
            default -> blankToNull(value.toString());
        };
    }

    private static @Nullable String joined(Collection<String> values) {
        return blankToNull(String.join(", ", values));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
