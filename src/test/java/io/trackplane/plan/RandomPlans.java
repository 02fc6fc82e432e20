package io.trackplane.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes valid plans out of random numbers. */
final class RandomPlans {
    private static final String[] TEXTS = {
        "",
        "页面加载完成",
        "a | b",
        "back\\slash",
        "line\nbreak",
        "`code` **bold** <br> &amp;",
        "\"quoted\" text",
        "=SUM(A1)",
        "-",
        "'apostrophe",
        "comma, semicolon; colon: (x)",
        "|",
        "\\",
        "ends with \\",
        "无",
        "# not a heading",
        "a \"b\" c",
        "(",
        "\"",
        "tab\tinside",
        "@x",
        "trailing  \nblank",
        "&lt;",
        "<br",
        "**",
        "x]: y",
        "a > b",
        "emoji 🎱",
        "--- | ---"
    };
    private static final String[] LABELS = {
        "PV/UV", "漏斗起点", "a, b", "c;d", "none", "-", "x (y", "\"q\"", "q\"q", "、", "e\\f"
    };
    private static final String[] PATTERNS = {
        "^[a-z]+$", "x{2,3}", "^(ab|cd)*$", "[0-9]{3}", "^a;b\\)$", "\"", "\\t", "^.{1,4}$"
    };
    private static final String[] VALUES = {
        "a", "b", "web", "1", "2", "-3", "a/b", "c;d", "(e)", "f g", "\"g\"", "值", "a|b", "x,y"
    };

    private final Random random;

    RandomPlans(Random random) {
        this.random = random;
    }

    PlanContent content() {
        var groups = IntStream.range(0, random.nextInt(3))
                .mapToObj(index -> new PropertyGroup(
                        "group_" + index,
                        text(),
                        text(),
                        index > 0 && random.nextBoolean() ? List.of("group_0") : List.of(),
                        properties("g" + index + "_", 2)))
                .toList();
        var events = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(index -> event("event_" + index, groups))
                .toList();
        return new PlanContent(events, groups);
    }

    EventDefinition event(String name, List<PropertyGroup> groups) {
        return new EventDefinition(
                name,
                text(),
                text(),
                text(),
                text(),
                one(Priority.values()),
                text(),
                labels(),
                some(Source.values()),
                one(Delivery.values()),
                labels(),
                one(EventLifecycle.values()),
                groups.stream()
                        .map(PropertyGroup::name)
                        .filter(group -> random.nextBoolean())
                        .toList(),
                properties("p", 3));
    }

    List<PropertyDefinition> properties(String prefix, int depth) {
        var properties = new ArrayList<PropertyDefinition>();
        for (int index = random.nextInt(6); index >= 0; index--) {
            properties.add(property(prefix + index, depth));
        }
        return properties;
    }

    PropertyDefinition property(String name, int depth) {
        var types = PropertyType.values();
        var draft = new PropertyDraft(name, types[random.nextInt(depth > 0 ? types.length : types.length - 2)]);
        draft.required = !name.isEmpty() && random.nextInt(3) == 0;
        draft.pii = one(PiiClass.values());
        draft.description = text();
        draft.example = text();
        switch (draft.type) {
            case STRING -> {
                draft.pattern = maybe(one(PATTERNS));
                lengths(draft);
            }
            case INTEGER, NUMBER -> {
                draft.min = maybe(new BigDecimal(random.nextInt(20) - 10));
                draft.max = maybe(new BigDecimal(random.nextInt(100) + 10).movePointLeft(random.nextInt(2)));
                if (draft.min != null && draft.max != null && draft.min.compareTo(draft.max) > 0) {
                    draft.max = null;
                }
            }
            case ENUM -> {
                draft.values = some(VALUES);
                if (draft.values.isEmpty()) {
                    draft.values = List.of("only");
                }
            }
            case ARRAY -> {
                draft.items = maybe(property("", depth - 1));
                lengths(draft);
            }
            case OBJECT -> draft.properties = random.nextInt(4) == 0 ? List.of() : properties("q", depth - 1);
            default -> {}
        }
        return draft.done();
    }

    private void lengths(PropertyDraft draft) {
        draft.minLength = maybe(random.nextInt(3));
        draft.maxLength = maybe(2 + random.nextInt(4));
    }

    private String text() {
        return random.nextBoolean() ? "" : one(TEXTS);
    }

    private List<String> labels() {
        return random.nextBoolean() ? List.of() : some(LABELS);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> List<T> some(T[] of) {
        return List.of(of).stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}
