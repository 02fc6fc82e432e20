package io.trackplane.plan;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Makes events that mostly keep a contract and often do not. */
final class RandomEvents {
    private static final String[] TEXTS = {
        "",
        "a",
        "b",
        "web",
        "1",
        "2",
        "-3",
        "abc",
        "xx",
        "xxx",
        "123",
        "abcd",
        "🎱",
        "🎱🎱🎱",
        "值",
        "only",
        "a;b)",
        "A",
        "2024-01-15T10:30:45.123Z",
        "2024-01-15T10:30:45+08:00",
        "2024-13-15T10:30:45Z",
        "2024-01-15T10:30:45",
        "2024-01-15",
        "2024-02-30T23:59:59.1234567890Z",
        "2024-02-30T23:59:59.123456789-23:59",
        "2024-01-15T24:30:45Z",
        "2024-01-15T10:30:45.Z",
        "2024-01-15t10:30:45Z",
        "true",
        "a/b"
    };

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    Event of(String name, List<PropertyDefinition> properties) {
        var fields = new LinkedHashMap<String, Value>();
        var common = new LinkedHashMap<CommonField, String>();
        boolean faithful = random.nextBoolean();
        for (var property : properties) {
            var field = CommonField.of(property.name());
            if (field == null && random.nextInt(10) > 0) {
                fields.put(property.name(), value(property, faithful));
            } else if (field != null && random.nextInt(10) > 0) {
                common.put(field, text(property, faithful));
            }
        }
        if (random.nextBoolean()) {
            fields.put("unknown", anything(2));
        }
        return new Event(
                common.get(CommonField.EVENT_ID),
                EventType.EVENT,
                name,
                Instant.ofEpochMilli(1_700_000_000_000L),
                common.get(CommonField.USER_ID),
                common.get(CommonField.ANONYMOUS_ID),
                common.get(CommonField.SESSION_ID),
                common.get(CommonField.PLATFORM),
                common.get(CommonField.PAGE),
                common.get(CommonField.APP_VERSION),
                new Value.Fields(fields));
    }

    private Value value(PropertyDefinition property, boolean faithful) {
        if (!faithful && random.nextInt(5) == 0) {
            return anything(2);
        }
        if (!property.required() && random.nextInt(10) == 0) {
            return Value.NOTHING;
        }
        return switch (property.type()) {
            case STRING, ENUM -> new Value.Text(text(property, faithful));
            case INTEGER -> whole(property);
            case NUMBER ->
                random.nextBoolean()
                        ? whole(property)
                        : new Value.Decimal(whole(property).number() + 0.5);
            case BOOLEAN ->
                random.nextBoolean() ? new Value.Truth(random.nextBoolean()) : new Value.Whole(random.nextInt(2));
            case TIMESTAMP ->
                random.nextBoolean() ? new Value.Whole(1_700_000_000_000L) : new Value.Text("2024-01-15T10:30:45.123Z");
            case ARRAY -> items(property, faithful);
            case OBJECT -> object(property.properties(), faithful);
        };
    }

    private Value.Whole whole(PropertyDefinition property) {
        long least = property.min() == null ? -20 : property.min().longValue();
        long most = property.max() == null ? 120 : property.max().longValue();
        return new Value.Whole(least + (most > least ? random.nextLong(most - least + 1) : 0));
    }

    private Value.Items items(PropertyDefinition property, boolean faithful) {
        int least = property.minLength() == null ? 0 : property.minLength();
        var items = new ArrayList<Value>();
        for (int count = least + random.nextInt(2); count > 0; count--) {
            items.add(
                    property.items() == null
                            ? anything(1)
                            : value(property.items().named("x"), faithful));
        }
        items.replaceAll(item -> item == Value.NOTHING && faithful ? new Value.Text("a") : item);
        return new Value.Items(items);
    }

    private Value.Fields object(List<PropertyDefinition> properties, boolean faithful) {
        var fields = new LinkedHashMap<String, Value>();
        for (var property : properties) {
            if (property.required() || random.nextInt(4) > 0) {
                fields.put(property.name(), value(property, faithful));
            }
        }
        if (random.nextInt(4) == 0) {
            fields.put("unknown", new Value.Truth(true));
        }
        return new Value.Fields(fields);
    }

    private String text(PropertyDefinition property, boolean faithful) {
        if (property.type() == PropertyType.ENUM && (faithful || random.nextInt(5) > 0)) {
            return property.values().get(random.nextInt(property.values().size()));
        }
        for (int attempt = 0; attempt < (faithful ? 60 : 1); attempt++) {
            var text = TEXTS[random.nextInt(TEXTS.length)];
            if (new TextCheck(asText(property)).holdsText(text)) {
                return text;
            }
        }
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static PropertyDefinition asText(PropertyDefinition property) {
        var draft = PropertyDraft.of(property);
        draft.type = PropertyType.STRING;
        return draft.done();
    }

    private Value anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> new Value.Whole(random.nextInt(200) - 100);
            case 1 -> new Value.Decimal((random.nextInt(400) - 200) / 2.0);
            case 2 -> new Value.Truth(random.nextBoolean());
            case 3 -> Value.NOTHING;
            case 4 -> new Value.Whole(253_402_300_799_990L + random.nextInt(20));
            case 5 -> new Value.Decimal(random.nextInt(3));
            case 6 -> new Value.Text(TEXTS[random.nextInt(TEXTS.length)]);
            case 7 -> new Value.Items(List.of(anything(depth - 1), anything(depth - 1)));
            default -> fields(depth);
        };
    }

    private Value.Fields fields(int depth) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("q0", anything(depth - 1));
        fields.put("q1", anything(depth - 1));
        return new Value.Fields(fields);
    }
}
