package io.trackplane.plan;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PastePreview.PastedProblem;
import io.trackplane.plan.PastePreview.PastedRow;
import io.trackplane.plan.PastePreview.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts pasted definitions into a plan, leaving out those that do not fit. */
final class PasteOutcome {
    private final PlanContent existing;
    private final List<PastedDefinition> pasted;
    private final Set<Integer> leftOut;
    private final Map<String, EventDefinition> oldEvents;
    private final Map<String, PropertyGroup> oldGroups;
    private final PlanContent content;

    PasteOutcome(PlanContent existing, List<PastedDefinition> pasted, Set<Integer> leftOut) {
        this.existing = existing;
        this.pasted = pasted;
        this.leftOut = leftOut;
        this.oldEvents = byName(existing.events(), EventDefinition::name);
        this.oldGroups = byName(existing.groups(), PropertyGroup::name);
        this.content = fitting();
    }

    PlanContent content() {
        return content;
    }

    List<PastedRow> rows() {
        var changes = PlanDifference.between(existing, content).changes().stream()
                .collect(Collectors.groupingBy(change -> change.kind() + change.name()));
        return pasted.stream()
                .sorted(Comparator.comparingInt((PastedDefinition definition) -> definition.line))
                .map(definition -> row(definition, changes))
                .toList();
    }

    private PastedRow row(PastedDefinition definition, Map<String, List<PlanChange>> changes) {
        boolean left = leftOut.contains(definition.line);
        boolean taken = !left && !definition.blocked();
        var own = taken ? changes.getOrDefault(definition.kind + definition.name, List.of()) : List.<PlanChange>of();
        advise(definition);
        return new PastedRow(
                definition.line,
                definition.table,
                definition.kind,
                definition.name,
                left ? Result.LEFT_OUT : result(definition, taken, own),
                own,
                definition.problems,
                definition.cells);
    }

    private Result result(PastedDefinition definition, boolean taken, List<PlanChange> own) {
        if (!taken) {
            return Result.TO_FIX;
        }
        if (!isThere(definition)) {
            return Result.NEW;
        }
        return own.isEmpty() ? Result.UNCHANGED : Result.CHANGED;
    }

    /** A new event that is almost called like one that is there may have been meant to be that one. */
    private void advise(PastedDefinition definition) {
        if (definition.kind == PlanChange.Kind.EVENT && !isThere(definition) && !definition.blocked()) {
            var close = Similarity.closest(definition.name, List.copyOf(oldEvents.keySet()));
            if (close != null) {
                definition.problems.add(new PastedProblem(
                        "name", Message.of("plan.lint.near-duplicate", definition.name, close), close, false));
            }
        }
    }

    private boolean isThere(PastedDefinition definition) {
        return definition.kind == PlanChange.Kind.EVENT
                ? oldEvents.containsKey(definition.name)
                : oldGroups.containsKey(definition.name);
    }

    /** What remains when everything that the checks object to is left out; leaving one out can make others unfit. */
    private PlanContent fitting() {
        var together = together();
        while (block(together, new PlanChecks(together).found())) {
            together = together();
        }
        return together;
    }

    private PlanContent together() {
        var events = new TreeMap<>(oldEvents);
        var groups = new TreeMap<>(oldGroups);
        for (var definition : pasted) {
            if (!definition.blocked() && !leftOut.contains(definition.line)) {
                if (definition.kind == PlanChange.Kind.EVENT) {
                    events.put(definition.name, definition.event(oldEvents.get(definition.name)));
                } else {
                    groups.put(definition.name, definition.group(oldGroups.get(definition.name)));
                }
            }
        }
        return new PlanContent(List.copyOf(events.values()), List.copyOf(groups.values()));
    }

    /** Notes problems at the definitions they are about, so that the next round is without those; whether there were any. */
    private boolean block(PlanContent together, Map<String, Message> problems) {
        var open = pasted.stream()
                .filter(definition -> !definition.blocked() && !leftOut.contains(definition.line))
                .toList();
        problems.forEach((path, message) -> {
            var definition = definitionAt(path, together, open);
            var field = path.substring(path.indexOf('.') + 1);
            if (definition != null) {
                definition.problems.add(
                        new PastedProblem(field, message, suggestion(definition, field, together), true));
            } else {
                blockGroups(path, message, open);
            }
        });
        return !problems.isEmpty();
    }

    /** What makes something unfit that was not pasted can only be one of the pasted groups. */
    private static void blockGroups(String path, Message message, List<PastedDefinition> open) {
        var groups = open.stream()
                .filter(definition -> definition.kind == PlanChange.Kind.GROUP)
                .toList();
        if (groups.isEmpty() || path.indexOf('[') < 0) {
            throw new Problem.Invalid("text", message);
        }
        groups.stream()
                .filter(group -> !group.blocked())
                .forEach(group -> group.problems.add(new PastedProblem("properties", message, null, true)));
    }

    /** The pasted definition that a path such as {@code events[3].name} leads to; null when it is about something else. */
    private static @Nullable PastedDefinition definitionAt(
            String path, PlanContent together, List<PastedDefinition> open) {
        int bracket = path.indexOf('[');
        int close = path.indexOf("].");
        if (bracket < 0 || close < bracket) {
            return null;
        }
        int index = Integer.parseInt(path.substring(bracket + 1, close));
        boolean event = path.startsWith("events");
        var name = event
                ? together.events().get(index).name()
                : together.groups().get(index).name();
        return open.stream()
                .filter(definition ->
                        definition.name.equals(name) && (definition.kind == PlanChange.Kind.EVENT) == event)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String suggestion(PastedDefinition definition, String field, PlanContent together) {
        var wrong = field.equals("name")
                ? definition.name
                : definition.kind == PlanChange.Kind.EVENT
                        ? together.event(definition.name)
                                .flatMap(event -> propertyName(event.properties(), field))
                                .orElse("")
                        : together.group(definition.name)
                                .flatMap(group -> propertyName(group.properties(), field))
                                .orElse("");
        var better = Words.rewritten(wrong, NamingStyle.SNAKE_CASE);
        return better.isEmpty() || better.equals(wrong) ? null : better;
    }

    private static Optional<String> propertyName(List<PropertyDefinition> properties, String field) {
        for (int index = 0; index < properties.size(); index++) {
            if (field.equals("properties[" + index + "].name")) {
                return Optional.of(properties.get(index).name());
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream()
                .collect(Collectors.toMap(name, Function.identity(), (first, second) -> first, TreeMap::new));
    }
}
