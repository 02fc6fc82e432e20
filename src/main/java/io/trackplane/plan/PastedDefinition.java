package io.trackplane.plan;

import io.trackplane.kernel.Message;
import io.trackplane.plan.PastePreview.PastedProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What something pasted says about one event or group. */
final class PastedDefinition {
    private static final String LABEL_SEPARATORS = ",，、;；\n";

    final PlanChange.Kind kind;
    final String name;
    final int line;
    final int table;
    final List<String> cells;
    final List<PastedProblem> problems = new ArrayList<>();
    final Map<Column, String> given = new EnumMap<>(Column.class);
    private final Map<String, PropertyClue> clues = new LinkedHashMap<>();
    private final Set<String> moreGroups = new TreeSet<>();

    PastedDefinition(PlanChange.Kind kind, String name, int line, int table, List<String> cells) {
        this.kind = kind;
        this.name = name;
        this.line = line;
        this.table = table;
        this.cells = cells;
    }

    boolean blocked() {
        return problems.stream().anyMatch(PastedProblem::blocking);
    }

    void say(PropertyClue clue) {
        if (clues.putIfAbsent(clue.name(), clue) != null) {
            problems.add(new PastedProblem("properties", Message.of("plan.problem.twice", clue.name()), null, true));
        }
    }

    void show(PropertyClue example) {
        clues.merge(example.name(), example, PropertyClue::with);
    }

    void takeUp(Set<String> groups) {
        moreGroups.addAll(groups);
    }

    EventDefinition event(@Nullable EventDefinition existing) {
        var base = existing == null
                ? new EventDefinition(
                        name,
                        "",
                        "",
                        "",
                        "",
                        Priority.P1,
                        "",
                        List.of(),
                        List.of(),
                        Delivery.BATCH,
                        List.of(),
                        EventLifecycle.ACTIVE,
                        List.of(),
                        List.of())
                : existing;
        var groups = new TreeSet<>(given.containsKey(Column.GROUPS) ? labels(Column.GROUPS) : base.groups());
        groups.addAll(moreGroups);
        return new EventDefinition(
                name,
                text(Column.TITLE, base.title()),
                text(Column.DESCRIPTION, base.description()),
                text(Column.TRIGGER, base.trigger()),
                text(Column.CATEGORY, base.category()),
                choice(Column.PRIORITY, Priority.values(), base.priority()),
                text(Column.OWNER, base.owner()),
                labels(Column.TAGS, base.tags()),
                sources(base.sources()),
                choice(Column.DELIVERY, Delivery.values(), base.delivery()),
                labels(Column.METRICS, base.metrics()),
                choice(Column.LIFECYCLE, EventLifecycle.values(), base.lifecycle()),
                List.copyOf(groups),
                properties(base.properties()));
    }

    PropertyGroup group(@Nullable PropertyGroup existing) {
        var base = existing == null ? new PropertyGroup(name, "", "", List.of(), List.of()) : existing;
        return new PropertyGroup(
                name,
                text(Column.TITLE, base.title()),
                text(Column.DESCRIPTION, base.description()),
                labels(Column.GROUPS, base.groups()),
                properties(base.properties()));
    }

    /** Those of a complete list in its order; otherwise those that are there, changed as said, and new ones behind them. */
    private List<PropertyDefinition> properties(List<PropertyDefinition> existing) {
        var before = existing.stream()
                .collect(Collectors.toMap(
                        PropertyDefinition::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        boolean exact = !clues.isEmpty() && clues.values().stream().allMatch(PropertyClue::complete);
        var result = new LinkedHashMap<String, PropertyDefinition>(exact ? Map.of() : before);
        clues.forEach((property, clue) -> result.put(property, clue.onto(before.get(property))));
        return List.copyOf(result.values());
    }

    private String text(Column column, String otherwise) {
        return given.getOrDefault(column, otherwise);
    }

    private List<String> labels(Column column, List<String> otherwise) {
        return given.containsKey(column) ? labels(column) : otherwise;
    }

    private List<String> labels(Column column) {
        return Quoted.split(text(column, ""), LABEL_SEPARATORS).stream()
                .map(Quoted::read)
                .toList();
    }

    private List<Source> sources(List<Source> otherwise) {
        return given.containsKey(Column.SOURCES)
                ? labels(Column.SOURCES).stream()
                        .flatMap(word -> ChoiceWords.of(word, Source.values()).stream())
                        .toList()
                : otherwise;
    }

    private <E extends Enum<E>> E choice(Column column, E[] choices, E otherwise) {
        return given.containsKey(column)
                ? ChoiceWords.of(text(column, ""), choices).orElse(otherwise)
                : otherwise;
    }

    /** Notes the words that are none of the choices there are. */
    void checkChoices() {
        checkChoice(Column.PRIORITY, Priority.values());
        checkChoice(Column.DELIVERY, Delivery.values());
        checkChoice(Column.LIFECYCLE, EventLifecycle.values());
        labels(Column.SOURCES).forEach(word -> checkWord(Column.SOURCES, word, Source.values()));
    }

    private <E extends Enum<E>> void checkChoice(Column column, E[] choices) {
        if (given.containsKey(column)) {
            checkWord(column, text(column, ""), choices);
        }
    }

    private <E extends Enum<E>> void checkWord(Column column, String word, E[] choices) {
        if (ChoiceWords.of(word, choices).isEmpty()) {
            var allowed = Arrays.stream(choices).map(Choice::key).collect(Collectors.joining(", "));
            problems.add(new PastedProblem(column.key(), Message.of("plan.paste.choice", word, allowed), null, true));
        }
    }
}
