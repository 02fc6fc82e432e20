package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PastePreview.PastedTable;
import io.trackplane.plan.paste.PastedBlock;
import io.trackplane.plan.paste.PastedText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Turns what people paste into definitions: Markdown tables, CSV, cells of a spreadsheet, several of them with headings between, attribute tables
 * (which become property groups), examples in JSON, or a plan in canonical JSON. Nothing is saved; the preview says what saving would do.
 */
public final class PlanImport {
    /** Characters of a paste. */
    public static final int LONGEST = 1_000_000;
    /** Rows of a table. */
    public static final int ROWS = 500;
    /** Tables and examples of a paste. */
    public static final int BLOCKS = 200;

    /** How people say that a list is empty. */
    static final Set<String> NOTHING = Set.of("-", "–", "—", "/", "无", "none");

    private final PasteChoices choices;
    private final Map<String, PastedDefinition> groups = new LinkedHashMap<>();
    private final Map<String, PastedDefinition> events = new LinkedHashMap<>();
    private final List<PastedDefinition> all = new ArrayList<>();
    private final List<PastedTable> tables = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final Set<String> shared = new HashSet<>();

    private PlanImport(PasteChoices choices) {
        this.choices = choices;
    }

    /**
     * Reads something pasted and compares it with a plan.
     *
     * @throws Problem.Invalid on {@code text} when it is too large or holds nothing that can be understood
     */
    public static PastePreview preview(String text, PasteChoices choices, PlanContent existing) {
        if (text.length() > LONGEST) {
            throw new Problem.Invalid("text", Message.of("plan.paste.too-long", text.length(), LONGEST));
        }
        var reading = new PlanImport(choices);
        if (text.strip().startsWith("{")) {
            reading.json(text.strip());
        } else {
            reading.blocks(PastedText.blocks(text));
        }
        if (reading.all.isEmpty()) {
            throw new Problem.Invalid("text", Message.of("plan.paste.nothing"));
        }
        reading.events.values().forEach(event -> event.takeUp(reading.shared));
        var outcome = new PasteOutcome(existing, reading.all, choices.leftOut());
        return new PastePreview(reading.tables, outcome.rows(), reading.notes, outcome.content());
    }

    private void json(String text) {
        var tree = CanonicalJson.tree(text);
        if (!tree.has("events") && !tree.has("groups")) {
            example("", 1, tree);
            return;
        }
        var content = CanonicalJson.read(tree, PlanContent.class);
        content.groups().forEach(group -> exact(PlanChange.Kind.GROUP, group.name(), ExactCells.of(group)));
        content.events().forEach(event -> exact(PlanChange.Kind.EVENT, event.name(), ExactCells.of(event)));
    }

    private void exact(PlanChange.Kind kind, String name, Map<Column, String> cells) {
        fill(start(kind, name, all.size() + 1, -1, List.of()), cells);
    }

    private void blocks(List<PastedBlock> blocks) {
        if (blocks.size() > BLOCKS) {
            throw new Problem.Invalid("text", Message.of("plan.paste.too-many-tables", blocks.size(), BLOCKS));
        }
        var examples = new ArrayList<PastedBlock.Example>();
        for (var block : blocks) {
            switch (block) {
                case PastedBlock.Table table -> table(table);
                case PastedBlock.Example example -> examples.add(example);
            }
        }
        // Examples add to what tables say, wherever they stand.
        examples.forEach(this::example);
    }

    private void table(PastedBlock.Table table) {
        if (table.rows().size() > ROWS) {
            throw new Problem.Invalid(
                    "text", Message.of("plan.paste.too-many-rows", table.rows().size(), ROWS));
        }
        var columns = columns(table);
        int number = tables.size();
        tables.add(new PastedTable(
                number, table.heading(), table.header(), columns, table.rows().size()));
        if (columns.contains(Column.EVENT)) {
            table.rows().forEach(row -> row(PlanChange.Kind.EVENT, Column.EVENT, table, row, columns, number));
        } else if (columns.contains(Column.GROUP)) {
            table.rows().forEach(row -> row(PlanChange.Kind.GROUP, Column.GROUP, table, row, columns, number));
        } else if (columns.contains(Column.PROPERTY)) {
            attributes(table, columns, number);
        } else {
            notes.add(Message.of("plan.paste.table-skipped", table.line(), String.join(" | ", table.header())));
        }
    }

    private List<Column> columns(PastedBlock.Table table) {
        var chosen = choices.columns().get(tables.size());
        var seen = EnumSet.noneOf(Column.class);
        var columns = new ArrayList<Column>();
        for (int index = 0; index < table.header().size(); index++) {
            var column = chosen == null
                    ? Column.guessed(table.header().get(index))
                    : index < chosen.size() ? chosen.get(index) : Column.IGNORE;
            columns.add(seen.add(column) ? column : Column.IGNORE);
        }
        // "Name | Type | Description" is a table of properties.
        boolean attributes = chosen == null
                && seen.contains(Column.TYPE)
                && !seen.contains(Column.PROPERTIES)
                && !seen.contains(Column.PRIORITY)
                && !seen.contains(Column.PROPERTY);
        return attributes
                ? columns.stream()
                        .map(column -> column == Column.EVENT ? Column.PROPERTY : column)
                        .toList()
                : columns;
    }

    private void row(
            PlanChange.Kind kind,
            Column naming,
            PastedBlock.Table table,
            PastedBlock.Row row,
            List<Column> columns,
            int number) {
        var name = row.cells().get(columns.indexOf(naming));
        if (row.cells().stream().allMatch(String::isBlank)) {
            return;
        }
        var definition = start(kind, name, row.line(), number, row.cells());
        var cells = cells(row, columns);
        if (kind == PlanChange.Kind.EVENT && !columns.contains(Column.CATEGORY)) {
            var category = GroupHeadings.category(table.heading());
            if (!category.isEmpty()) {
                cells.put(Column.CATEGORY, category);
            }
        }
        fill(definition, cells);
    }

    private static void fill(PastedDefinition definition, Map<Column, String> cells) {
        definition.given.putAll(cells);
        PropertyPhrase.read(cells.getOrDefault(Column.PROPERTIES, "")).forEach(definition::say);
        definition.checkChoices();
    }

    private static Map<Column, String> cells(PastedBlock.Row row, List<Column> columns) {
        var cells = new LinkedHashMap<Column, String>();
        for (int index = 0; index < columns.size(); index++) {
            var text = row.cells().get(index).strip();
            var column = columns.get(index);
            if (column != Column.IGNORE && !text.isEmpty() && !(column.isList() && NOTHING.contains(text))) {
                cells.put(column, text);
            }
        }
        return cells;
    }

    private void attributes(PastedBlock.Table table, List<Column> columns, int number) {
        var group = start(
                PlanChange.Kind.GROUP,
                GroupHeadings.name(table.heading(), number),
                table.line(),
                number,
                table.header());
        if (!table.heading().isEmpty()) {
            group.given.put(Column.TITLE, table.heading());
        }
        for (var row : table.rows()) {
            var cells = cells(row, columns);
            var name = cells.getOrDefault(Column.PROPERTY, "");
            if (!name.isEmpty()) {
                group.say(PropertyPhrase.attribute(
                        name,
                        cells.getOrDefault(Column.TYPE, ""),
                        cells.getOrDefault(Column.VALUES, ""),
                        cells.getOrDefault(Column.DESCRIPTION, ""),
                        means(cells.getOrDefault(Column.REQUIRED, "")),
                        cells.getOrDefault(Column.EXAMPLE, "")));
            }
        }
        share(group, table.heading());
    }

    private void example(PastedBlock.Example example) {
        try {
            example(example.heading(), example.line(), CanonicalJson.tree(example.json()));
        } catch (Problem.Invalid notJson) {
            notes.add(Message.of("plan.paste.example-skipped", example.line()));
        }
    }

    private void example(String heading, int line, JsonNode tree) {
        var name = tree.path(ExampleProperties.EVENT_NAME).asString("");
        if (!name.isEmpty()) {
            var known = events.get(name);
            var event = known == null ? start(PlanChange.Kind.EVENT, name, line, -1, List.of()) : known;
            ExampleProperties.of(tree).forEach(event::show);
        } else if (GroupHeadings.shared(heading)) {
            var known = groups.get("common");
            var group = known == null ? start(PlanChange.Kind.GROUP, "common", line, -1, List.of()) : known;
            group.given.putIfAbsent(Column.TITLE, heading);
            ExampleProperties.of(tree).forEach(group::show);
            share(group, heading);
        } else {
            notes.add(Message.of("plan.paste.example-skipped", line));
        }
    }

    /** All events of the paste take up a group whose heading says that they share it. */
    private void share(PastedDefinition group, String heading) {
        if (GroupHeadings.shared(heading)) {
            shared.add(group.name);
        }
    }

    private PastedDefinition start(PlanChange.Kind kind, String pasted, int line, int table, List<String> cells) {
        var name = choices.names().getOrDefault(line, pasted).strip();
        var definition = new PastedDefinition(kind, name, line, table, cells);
        var same = (kind == PlanChange.Kind.EVENT ? events : groups).putIfAbsent(name, definition);
        if (same != null) {
            definition.problems.add(new PastePreview.PastedProblem(
                    "name", Message.of("plan.paste.twice", name, same.line), null, true));
        }
        all.add(definition);
        return definition;
    }

    private static boolean means(String word) {
        return Set.of("是", "必填", "必选", "true", "yes", "y", "1", "✓", "✔", "required", "√")
                .contains(word.strip().toLowerCase(Locale.ROOT));
    }
}
