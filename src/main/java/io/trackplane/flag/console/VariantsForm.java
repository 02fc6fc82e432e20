package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagType;
import io.trackplane.flag.Variant;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * The variants of a flag as their editor shows them.
 *
 * @param focus name of the field that was added last; empty for none
 */
record VariantsForm(List<Row> rows, String focus) {
    VariantsForm {
        rows = List.copyOf(rows);
    }

    /**
     * A variant.
     *
     * @param was its key before; empty for a new one
     * @param value JSON, of strings the text itself
     */
    record Row(String was, String key, String value, String description) {
        static final Row EMPTY = new Row("", "", "", "");

        boolean isBlank() {
            return (key + value + description).isEmpty();
        }
    }

    static VariantsForm of(Flag flag) {
        return new VariantsForm(
                flag.variants().stream()
                        .map(variant -> new Row(
                                variant.key(),
                                variant.key(),
                                text(variant.value(), flag.type()),
                                Objects.requireNonNullElse(variant.description(), "")))
                        .toList(),
                "");
    }

    private static String text(JsonNode value, FlagType type) {
        return switch (type) {
            case STRING -> value.asString();
            case JSON -> CanonicalJson.pretty(value);
            default -> value.toString();
        };
    }

    static VariantsForm read(Posted posted) {
        var rows = new ArrayList<Row>();
        int count = posted.count("variant", "key");
        for (int i = 0; i < count; i++) {
            var at = "variant." + i + ".";
            rows.add(new Row(
                    posted.line(at + "was"),
                    posted.line(at + "key"),
                    posted.lines(at + "value"),
                    posted.line(at + "description")));
        }
        return new VariantsForm(rows, "");
    }

    /** What a button other than saving does: {@code variant.add} or {@code variant.2.remove}. */
    VariantsForm after(String action) {
        var words = action.split("\\.");
        var changed = new ArrayList<>(rows);
        if (action.equals("variant.add")) {
            changed.add(Row.EMPTY);
            return new VariantsForm(changed, "variant." + (changed.size() - 1) + ".key");
        }
        int index = words.length == 3 ? Posted.number(words[1], -1) : -1;
        if (index >= 0 && index < changed.size()) {
            changed.remove(index);
        }
        return new VariantsForm(changed, "variant.add");
    }

    /**
     * The variants.
     *
     * @throws Problem.Invalid on {@code variants[i].value} where one is no JSON
     */
    List<Variant> variants(FlagType type) {
        var problems = new LinkedHashMap<String, Message>();
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            variants.add(new Variant(
                    row.key(),
                    value(type, row.value(), "variants[" + i + "].value", problems),
                    row.description().isEmpty() ? null : row.description()));
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return variants;
    }

    private static JsonNode value(FlagType type, String typed, String field, Map<String, Message> problems) {
        if (type == FlagType.STRING) {
            return StringNode.valueOf(typed);
        }
        try {
            return CanonicalJson.tree(typed.isEmpty() ? "null" : typed);
        } catch (Problem.Invalid invalid) {
            problems.putAll(Map.of(field, invalid.fields().values().iterator().next()));
            return MissingNode.getInstance();
        }
    }

    /** The keys that were renamed, new by old. */
    Map<String, String> renamed() {
        var renamed = new LinkedHashMap<String, String>();
        rows.stream()
                .filter(row -> !row.was().isEmpty() && !row.was().equals(row.key()))
                .forEach(row -> renamed.put(row.was(), row.key()));
        return renamed;
    }
}
