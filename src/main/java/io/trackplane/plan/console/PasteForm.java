package io.trackplane.plan.console;

import io.trackplane.plan.Column;
import io.trackplane.plan.PasteChoices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * Something pasted and what was decided about it.
 *
 * @param text as it was pasted
 * @param basis of the draft it was compared with; empty before the first time
 * @param columns by the number of the table
 * @param names by the number of the line
 * @param shown numbers of the lines whose rows were on the screen
 * @param taken numbers of the lines whose rows were ticked
 */
record PasteForm(
        String text,
        String basis,
        Map<Integer, List<Column>> columns,
        Map<Integer, String> names,
        Set<Integer> shown,
        Set<Integer> taken) {
    private static final Pattern COLUMN = Pattern.compile("column\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Pattern NAME = Pattern.compile("name\\.(\\d{1,7})");

    static PasteForm posted(MultiValueMap<String, String> fields) {
        var columns = new HashMap<Integer, TreeMap<Integer, Column>>();
        var names = new HashMap<Integer, String>();
        fields.forEach((field, values) -> {
            var column = COLUMN.matcher(field);
            var name = NAME.matcher(field);
            if (column.matches()) {
                columns.computeIfAbsent(Integer.valueOf(column.group(1)), table -> new TreeMap<>())
                        .put(Integer.valueOf(column.group(2)), column(values.getFirst()));
            } else if (name.matches() && !values.getFirst().isBlank()) {
                names.put(Integer.valueOf(name.group(1)), values.getFirst().strip());
            }
        });
        var chosen = new HashMap<Integer, List<Column>>();
        columns.forEach((table, all) -> chosen.put(table, new ArrayList<>(all.values())));
        use(Edit.text(fields, "do"), names);
        return new PasteForm(
                Edit.text(fields, "text"),
                Edit.text(fields, "basis"),
                chosen,
                names,
                lines(Edit.text(fields, "shown").split(",", -1)),
                lines(fields.getOrDefault("take", List.of()).toArray(String[]::new)));
    }

    /** Takes a suggestion: {@code use line=name}. */
    private static void use(String action, Map<Integer, String> names) {
        int equals = action.indexOf('=');
        if (action.startsWith("use ") && equals > 0) {
            lines(action.substring("use ".length(), equals))
                    .forEach(line -> names.put(line, action.substring(equals + 1)));
        }
    }

    private static Column column(String key) {
        return Stream.of(Column.values())
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElse(Column.IGNORE);
    }

    private static Set<Integer> lines(String... numbers) {
        var lines = new HashSet<Integer>();
        for (var number : numbers) {
            if (number.matches("\\d{1,7}")) {
                lines.add(Integer.valueOf(number));
            }
        }
        return lines;
    }

    PasteChoices choices() {
        var leftOut = new HashSet<>(shown);
        leftOut.removeAll(taken);
        return new PasteChoices(columns, names, leftOut);
    }
}
