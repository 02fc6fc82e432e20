package io.trackplane.plan.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events the list shows; empty fields let everything through.
 *
 * @param q part of the name, title or a property's name
 * @param state key of an {@link EventState}
 * @param priority key of a priority
 * @param category exactly
 * @param issues {@code any} or {@code errors}
 */
record PlanFilter(
        @Nullable String q,
        @Nullable String state,
        @Nullable String priority,
        @Nullable String category,
        @Nullable String issues) {
    PlanFilter {
        q = q == null ? "" : q.strip();
        state = state == null ? "" : state;
        priority = priority == null ? "" : priority;
        category = category == null ? "" : category;
        issues = issues == null ? "" : issues;
    }

    boolean admits(EventLine line) {
        return (text(state).isEmpty() || line.state().key().equals(state))
                && (text(priority).isEmpty() || line.event().priority().key().equals(priority))
                && (text(category).isEmpty() || line.event().category().equals(category))
                && (text(issues).isEmpty() || line.errors() > 0 || (text(issues).equals("any") && line.warnings() > 0))
                && matches(line);
    }

    private boolean matches(EventLine line) {
        var wanted = text(q).toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || contains(line.event().name(), wanted)
                || contains(line.event().title(), wanted)
                || line.event().properties().stream().anyMatch(property -> contains(property.name(), wanted));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    public boolean isEmpty() {
        return query().isEmpty();
    }

    /** The filter as it stands in addresses; empty or beginning with {@code &}. */
    public String query() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("q", text(q));
        fields.put("state", text(state));
        fields.put("priority", text(priority));
        fields.put("category", text(category));
        fields.put("issues", text(issues));
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> "&" + field.getKey() + "=" + PlanPaths.encoded(field.getValue()))
                .collect(Collectors.joining());
    }
}
