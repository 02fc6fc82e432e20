package io.trackplane.plan.console;

import io.trackplane.plan.Delivery;
import io.trackplane.plan.EventLifecycle;
import io.trackplane.plan.PiiClass;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.Priority;
import io.trackplane.plan.PropertyType;
import io.trackplane.plan.Source;
import io.trackplane.plan.console.Issues.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The editor of an event or a group.
 *
 * @param edit what is on the screen
 * @param errors what cannot be accepted, by path
 * @param issues what is unwise, by the path of the property or field beside which it stands
 * @param groups names of the groups it may take up
 * @param change {@code created} or {@code changed} while a draft of it waits; empty otherwise
 * @param categories what other events have there, to choose from
 * @param owners likewise
 */
record EditorView(
        Edit edit,
        Map<String, String> errors,
        Map<String, List<Issue>> issues,
        List<String> groups,
        String change,
        List<String> categories,
        List<String> owners) {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "title",
            "description",
            "trigger",
            "category",
            "priority",
            "owner",
            "tags",
            "sources",
            "delivery",
            "metrics",
            "lifecycle",
            "groups",
            "type",
            "pii",
            "example",
            "values",
            "pattern",
            "min",
            "max",
            "min_length",
            "max_length",
            "properties");

    public String kind() {
        return edit.kind().key();
    }

    public boolean event() {
        return edit.kind() == PlanChange.Kind.EVENT;
    }

    public FormTree form() {
        return edit.form();
    }

    public @Nullable String former() {
        return edit.former();
    }

    /** Whether a field or button has the focus: what was added or moved, else the first field that is wrong. */
    public boolean focused(String place) {
        return edit.focus().isEmpty()
                ? place.equals(firstWrong())
                : edit.focus().equals(place);
    }

    private @Nullable String firstWrong() {
        return errors.keySet().stream()
                .filter(this::hasField)
                .map(path -> path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path)
                .findFirst()
                .orElse(null);
    }

    public List<String> types() {
        return keys(PropertyType.values(), PropertyType::key);
    }

    public List<String> classes() {
        return keys(PiiClass.values(), PiiClass::key);
    }

    public List<String> priorities() {
        return keys(Priority.values(), Priority::key);
    }

    public List<String> lifecycles() {
        return keys(EventLifecycle.values(), EventLifecycle::key);
    }

    public List<String> deliveries() {
        return keys(Delivery.values(), Delivery::key);
    }

    public List<String> sources() {
        return keys(Source.values(), Source::key);
    }

    private static <E extends Enum<E>> List<String> keys(E[] choices, Function<E, String> key) {
        return Stream.of(choices).map(key).toList();
    }

    /** What is wrong with a field or with one of the lines in it; null when nothing is. */
    public @Nullable String error(String path) {
        var found = errors.get(path);
        if (found != null) {
            return found;
        }
        return errors.entrySet().stream()
                .filter(error ->
                        error.getKey().startsWith(path + "[") && error.getKey().indexOf('.', path.length()) < 0)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong and stands beside no field. */
    public List<String> general() {
        var general = new ArrayList<String>();
        errors.forEach((path, text) -> {
            if (!hasField(path)) {
                general.add(path.contains("/") ? path.substring(path.indexOf('/') + 1) + ": " + text : text);
            }
        });
        return general;
    }

    private boolean hasField(String path) {
        if (path.contains("/")) {
            return false;
        }
        int dot = path.lastIndexOf('.');
        var last = path.substring(dot + 1);
        int open = last.indexOf('[');
        return form().at(dot < 0 ? "" : path.substring(0, dot)) != null
                && FIELDS.contains(open < 0 ? last : last.substring(0, open));
    }

    public List<Issue> issues(String path) {
        return issues.getOrDefault(path, List.of());
    }

    public long errorCount() {
        return issues.values().stream()
                .flatMap(List::stream)
                .filter(Issue::error)
                .count();
    }

    public long warningCount() {
        return issues.values().stream().mapToLong(List::size).sum() - errorCount();
    }

    /** Paths of everything beside which something unwise can stand, for the fragments that are exchanged while somebody types. */
    public List<String> places() {
        var places = new ArrayList<>(List.of("name", "owner", "description"));
        collect(form(), "", places);
        return places;
    }

    private static void collect(FormTree form, String path, List<String> places) {
        var all = form.list("properties");
        for (int i = 0; i < all.size(); i++) {
            var at = path + "properties[" + i + "]";
            places.add(at);
            collect(all.get(i), at + ".", places);
            var items = all.get(i).child("items");
            if (items != null) {
                collect(items, at + ".items.", places);
            }
        }
    }

    /** An identifier made of a path. */
    public String id(String path) {
        return "f-" + path.replaceAll("[^A-Za-z0-9_]", "-");
    }
}
