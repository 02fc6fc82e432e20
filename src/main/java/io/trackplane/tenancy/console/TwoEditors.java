package io.trackplane.tenancy.console;

import io.trackplane.kernel.Problem;
import io.trackplane.web.Merge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Saves a form unless somebody else changed the same fields since it was opened.
 *
 * @param action where the form is posted
 * @param posted everything that was posted: {@code version} and {@code original.*} say what the form was made from
 * @param subject type of the thing in the audit trail, which names its fields
 * @param yours what the person wants the fields to be
 */
record TwoEditors(String action, Map<String, String> posted, String subject, Map<String, String> yours) {
    private static final String ORIGINAL = "original.";
    /** Not a part of the thing: passed on from one attempt to the next, never compared. */
    private static final String REASON = "reason";

    /**
     * The thing as it is stored now.
     *
     * @param fields the same fields as the form's
     */
    record Stored(long version, Map<String, String> fields) {}

    /** The texts of a form by field name, in its order. */
    static Map<String, String> fields(List<Map.Entry<String, ?>> entries) {
        var fields = new LinkedHashMap<String, String>();
        entries.forEach(entry -> fields.put(entry.getKey(), String.valueOf(entry.getValue())));
        return fields;
    }

    /** What the form was made from, to be posted once more after an error. */
    Stored madeFrom() {
        return new Stored(version(), original());
    }

    /** Saves, or answers what the two people must agree on. Changes to other parts of the thing do not stand in the way. */
    Optional<Merge> save(Supplier<Stored> stored, LongConsumer save) {
        try {
            save.accept(version());
            return Optional.empty();
        } catch (Problem.Stale e) {
            return again(stored.get(), save);
        }
    }

    private Optional<Merge> again(Stored now, LongConsumer save) {
        var original = original();
        if (now.fields().equals(original)) {
            save.accept(now.version());
            return Optional.empty();
        }
        return Optional.of(Merge.of(action, now.version(), null, null, labels(), original, withReason(now), yours));
    }

    private Map<String, String> withReason(Stored now) {
        var theirs = new LinkedHashMap<>(now.fields());
        theirs.put(REASON, yours.getOrDefault(REASON, ""));
        return theirs;
    }

    private Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        yours.keySet().forEach(field -> labels.put(field, "field." + subject + "." + field));
        return labels;
    }

    private Map<String, String> original() {
        return posted.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(ORIGINAL) && !entry.getKey().equals(ORIGINAL + REASON))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(ORIGINAL.length()),
                        entry -> entry.getValue().replace("\r\n", "\n")));
    }

    /** What the form was made from; −1, which no version equals, where that cannot be read. */
    private long version() {
        try {
            return Long.parseLong(posted.getOrDefault("version", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
