package io.trackplane.web;

import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
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
public record TwoEditors(String action, Map<String, String> posted, String subject, Map<String, String> yours) {
    private static final String ORIGINAL = "original.";
    /** Not a part of the thing: passed on from one attempt to the next, never compared. */
    private static final String REASON = "reason";

    /**
     * The thing as it is stored now.
     *
     * @param fields the same fields as the form's
     */
    public record Stored(long version, Map<String, String> fields) {}

    /** The texts of a form by field name, in its order. */
    public static Map<String, String> fields(List<Map.Entry<String, ?>> entries) {
        var fields = new LinkedHashMap<String, String>();
        entries.forEach(entry -> fields.put(entry.getKey(), String.valueOf(entry.getValue())));
        return fields;
    }

    /** The two editors of a form that is posted to where it came from; a reason among what is posted is passed on. */
    static TwoEditors of(HttpServletRequest request, String subject, Map<String, String> yours) {
        var action = request.getRequestURI().substring(request.getContextPath().length());
        var posted = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, values[0]));
        var wanted = new LinkedHashMap<>(yours);
        if (posted.containsKey(REASON)) {
            wanted.put(REASON, text(posted.get(REASON)).strip());
        }
        return new TwoEditors(action, posted, subject, wanted);
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
                        entry -> entry.getKey().substring(ORIGINAL.length()), entry -> text(entry.getValue())));
    }

    /** With the line breaks of a stored text; browsers post others. */
    private static String text(String posted) {
        return posted.replace("\r\n", "\n");
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
