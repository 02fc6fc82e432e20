package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks for what is unwise in a plan, fast enough to do so while somebody types. */
public final class PlanLint {
    private final PlanContent content;
    private final LintSettings settings;
    private final List<LintFinding> findings = new ArrayList<>();
    private final List<String> forbidden;
    private final Map<String, String> propertyNames = new HashMap<>();

    private PlanLint(PlanContent content, LintSettings settings) {
        this.content = content;
        this.settings = settings;
        this.forbidden = settings.forbidden().stream()
                .map(name -> joined(Words.of(name)))
                .filter(words -> words.length() > 1)
                .toList();
    }

    /** Everything that is unwise, in the order of the plan; what concerns the plan as a whole comes last. */
    public static List<LintFinding> of(PlanContent content, LintSettings settings) {
        var lint = new PlanLint(content, settings);
        lint.lookAtEvents();
        lint.lookAtGroups();
        lint.lookForMustHaves();
        return List.copyOf(lint.findings);
    }

    private void lookAtEvents() {
        var events = content.events();
        var names = new EventNames(events.stream().map(EventDefinition::name).toList());
        for (int index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var path = "events[" + index + "].";
            lookAtEventName(event.name(), path + "name");
            var twin = names.twin(index);
            if (twin != null) {
                add(LintRule.NEAR_DUPLICATE, path + "name", twin, "plan.lint.near-duplicate", event.name(), twin);
            }
            if (event.owner().isEmpty()) {
                add(LintRule.MISSING_OWNER, path + "owner", null, "plan.lint.missing-owner", event.name());
            }
            if (event.description().isEmpty() && event.trigger().isEmpty()) {
                add(
                        LintRule.MISSING_DESCRIPTION,
                        path + "description",
                        null,
                        "plan.lint.missing-description",
                        event.name());
            }
            lookAtProperties(event.properties(), path + "properties", true);
        }
    }

    private void lookAtGroups() {
        var groups = content.groups();
        for (int index = 0; index < groups.size(); index++) {
            lookAtProperties(groups.get(index).properties(), "groups[" + index + "].properties", true);
        }
    }

    private void lookAtEventName(String name, String path) {
        var words = Words.of(name);
        if (!ascii(name)) {
            add(LintRule.ASCII, path, null, "plan.lint.ascii", name);
        }
        if (words.isEmpty()) {
            return;
        }
        if (!Words.follows(name, settings.eventNaming())) {
            add(
                    LintRule.EVENT_NAMING,
                    path,
                    Words.rewritten(name, settings.eventNaming()),
                    "plan.lint.naming",
                    name,
                    settings.eventNaming().key());
        } else if (Verbs.misplaced(words, settings.wordOrder())) {
            add(
                    LintRule.WORD_ORDER,
                    path,
                    Words.written(Verbs.exchanged(words, settings.wordOrder()), settings.eventNaming()),
                    settings.wordOrder() == WordOrder.OBJECT_ACTION
                            ? "plan.lint.object-first"
                            : "plan.lint.action-first",
                    name);
        }
        if (isForbidden(words)) {
            add(LintRule.FORBIDDEN, path, null, "plan.lint.forbidden-event", name);
        }
    }

    private void lookAtProperties(List<PropertyDefinition> properties, String path, boolean top) {
        for (int index = 0; index < properties.size(); index++) {
            lookAt(properties.get(index), path + "[" + index + "].", top);
        }
    }

    private void lookAt(PropertyDefinition property, String path, boolean top) {
        lookAtPropertyName(property, path + "name", top);
        lookInside(property, path);
        if (property.description().isEmpty() && CommonField.of(property.name()) == null) {
            add(LintRule.MISSING_DESCRIPTION, path + "description", null, "plan.lint.missing-meaning", property.name());
        }
    }

    private void lookInside(PropertyDefinition property, String path) {
        var values = property.values();
        for (int index = 0; index < values.size(); index++) {
            lookAtValue(property, values.get(index), path + "values[" + index + "]");
        }
        if (property.items() != null) {
            lookInside(property.items(), path + "items.");
        }
        lookAtProperties(property.properties(), path + "properties", false);
    }

    private void lookAtPropertyName(PropertyDefinition property, String path, boolean top) {
        var name = property.name();
        var words = Words.of(name);
        if (!ascii(name)) {
            add(LintRule.ASCII, path, null, "plan.lint.ascii", name);
        }
        boolean common = top && CommonField.of(name) != null;
        if (!common && !words.isEmpty() && !Words.follows(name, settings.propertyNaming())) {
            add(
                    LintRule.PROPERTY_NAMING,
                    path,
                    Words.rewritten(name, settings.propertyNaming()),
                    "plan.lint.naming",
                    name,
                    settings.propertyNaming().key());
        }
        if (property.type() == PropertyType.BOOLEAN
                && !words.isEmpty()
                && !Set.of("is", "has").contains(words.getFirst())) {
            words.addFirst("is");
            add(
                    LintRule.BOOLEAN_PREFIX,
                    path,
                    Words.written(words, settings.propertyNaming()),
                    "plan.lint.boolean",
                    name);
            words.removeFirst();
        }
        if (isForbidden(words)) {
            add(LintRule.FORBIDDEN, path, null, "plan.lint.forbidden", name);
        }
        var first = propertyNames.putIfAbsent(Similarity.key(name), name);
        if (first != null && !first.equals(name)) {
            add(LintRule.NEAR_DUPLICATE, path, first, "plan.lint.near-duplicate", name, first);
        }
    }

    private void lookAtValue(PropertyDefinition property, String value, String path) {
        if (!ascii(value)) {
            add(LintRule.ASCII, path, null, "plan.lint.ascii-value", property.name(), value);
        } else if (!value.matches("[a-z0-9]+(_[a-z0-9]+)*|-?[0-9]+([.][0-9]+)?")) {
            var words = Words.of(value);
            add(
                    LintRule.LOWER_CASE_ENUM,
                    path,
                    words.isEmpty() ? null : String.join("_", words),
                    "plan.lint.enum",
                    property.name(),
                    value);
        }
    }

    private void lookForMustHaves() {
        var names = content.events().stream().map(EventDefinition::name).toList();
        for (var wanted : settings.mustHave()) {
            // "click" is there when any event ends in it: seed 001 asks for clicks on the buttons that matter, one
            // event each.
            var ending = "_" + wanted;
            if (names.stream().noneMatch(name -> name.equals(wanted) || name.endsWith(ending))) {
                add(LintRule.MUST_HAVE, "events", wanted, "plan.lint.must-have", wanted);
            }
        }
    }

    private boolean isForbidden(List<String> words) {
        var name = joined(words);
        return forbidden.stream().anyMatch(name::contains);
    }

    /** Between underscores, so that words are found in their order and as wholes: {@code id_card} is not in {@code card_id}. */
    private static String joined(List<String> words) {
        return words.isEmpty() ? "_" : "_" + String.join("_", words) + "_";
    }

    private void add(LintRule rule, String path, @Nullable String suggestion, String key, Serializable... arguments) {
        var severity = settings.of(rule);
        if (severity != Severity.OFF) {
            findings.add(new LintFinding(rule, severity, path, Message.of(key, arguments), suggestion));
        }
    }

    private static boolean ascii(String name) {
        return name.chars().allMatch(character -> character < 128);
    }

    /** Which event names are almost the same. Of two, the later one is told about the earlier one. */
    private static final class EventNames {
        private final List<String> names;
        private final Map<String, Integer> firstOfKey;

        EventNames(List<String> names) {
            this.names = names;
            this.firstOfKey = IntStream.range(0, names.size())
                    .boxed()
                    .collect(Collectors.toMap(
                            index -> Similarity.key(names.get(index)), Function.identity(), Math::min));
        }

        @Nullable String twin(int index) {
            var name = names.get(index);
            int first = firstOfKey.getOrDefault(Similarity.key(name), index);
            if (first < index && !names.get(first).equals(name)) {
                return names.get(first);
            }
            return names.subList(0, index).stream()
                    .filter(other -> Similarity.alike(name, other))
                    .findFirst()
                    .orElse(null);
        }
    }
}
