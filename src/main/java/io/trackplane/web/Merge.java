package io.trackplane.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two people edited one thing: what it was, what the other made of it, what this person wanted. Rendered by
 * {@code ui/merge} with status 409; each differing field is chosen by hand and the form posted again on top of the
 * other's version.
 *
 * <p>Forms that can meet this post a hidden {@code version} and, for each field {@code x}, a hidden {@code original.x}
 * (fragment {@code ui/form :: originals}).
 *
 * @param action where the chosen values are posted
 * @param version the version stored now, on which the next attempt is based
 * @param savedBy who saved first; null when not known
 * @param savedAt when; null when not known
 * @param fields every field of the form, those that differ and those that do not
 */
public record Merge(
        String action,
        long version,
        @Nullable String savedBy,
        @Nullable Instant savedAt,
        List<Field> fields) {
    public Merge {
        fields = List.copyOf(fields);
    }

    /**
     * Compares three states of a form, field by field.
     *
     * @param labels field name to message key of its label, in the order of the form
     */
    public static Merge of(
            String action,
            long version,
            @Nullable String savedBy,
            @Nullable Instant savedAt,
            Map<String, String> labels,
            Map<String, String> original,
            Map<String, String> theirs,
            Map<String, String> yours) {
        var fields = new ArrayList<Field>();
        labels.forEach((name, label) -> fields.add(new Field(
                name,
                label,
                original.getOrDefault(name, ""),
                theirs.getOrDefault(name, ""),
                yours.getOrDefault(name, ""))));
        return new Merge(action, version, savedBy, savedAt, fields);
    }

    /** The fields on which the two people differ. */
    public List<Field> disputed() {
        return fields.stream()
                .filter(field -> !field.theirs().equals(field.yours()))
                .toList();
    }

    /** The fields on which they agree; posted again unchanged. */
    public List<Field> agreed() {
        return fields.stream()
                .filter(field -> field.theirs().equals(field.yours()))
                .toList();
    }

    /**
     * One field in three states, as text.
     *
     * @param name as posted
     * @param label message key
     */
    public record Field(String name, String label, String original, String theirs, String yours) {
        /** Whether theirs is chosen until the person decides: they changed it and this person did not. */
        public boolean theirsFirst() {
            return Objects.equals(original, yours);
        }
    }
}
