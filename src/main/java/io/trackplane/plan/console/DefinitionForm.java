package io.trackplane.plan.console;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.plan.Definition;
import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PropertyDefinition;
import io.trackplane.plan.PropertyGroup;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns definitions into forms and back. */
final class DefinitionForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> EVENT_TEXTS = List.of(
            "name", "title", "description", "trigger", "category", "priority", "owner", "delivery", "lifecycle");
    private static final List<String> GROUP_TEXTS = List.of("name", "title", "description");
    private static final List<String> PROPERTY_TEXTS = List.of("name", "type", "pii", "description", "example");
    private static final BigDecimal LONGEST_LENGTH = new BigDecimal(Integer.MAX_VALUE);

    private final Map<String, Message> problems = new LinkedHashMap<>();

    private DefinitionForm() {}

    /**
     * What a form says.
     *
     * @param definition without what could not be read
     * @param problems what could not be read, by path
     */
    record Read(Definition definition, Map<String, Message> problems) {}

    static Read read(PlanChange.Kind kind, FormTree form) {
        var reading = new DefinitionForm();
        var json = NODES.objectNode();
        texts(kind == PlanChange.Kind.EVENT ? EVENT_TEXTS : GROUP_TEXTS, form, json);
        all(json, "groups", form.texts("groups").stream());
        if (kind == PlanChange.Kind.EVENT) {
            all(json, "sources", form.texts("sources").stream());
            all(json, "tags", parts(form.text("tags")));
            all(json, "metrics", parts(form.text("metrics")));
        }
        reading.properties(form, "", json);
        return new Read(
                switch (kind) {
                    case EVENT -> CanonicalJson.read(json, EventDefinition.class);
                    case GROUP -> CanonicalJson.read(json, PropertyGroup.class);
                },
                reading.problems);
    }

    private static void texts(List<String> names, FormTree form, ObjectNode json) {
        names.stream()
                .filter(name -> !form.text(name).isBlank())
                .forEach(name -> json.put(name, form.text(name).strip()));
    }

    private static void all(ObjectNode json, String name, Stream<String> texts) {
        var array = json.putArray(name);
        texts.map(String::strip).filter(text -> !text.isEmpty()).forEach(array::add);
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split("[,，、;；\n]"));
    }

    private void properties(FormTree form, String path, ObjectNode json) {
        var array = json.putArray("properties");
        var all = form.list("properties");
        for (int i = 0; i < all.size(); i++) {
            array.add(property(all.get(i), path + "properties[" + i + "]."));
        }
    }

    private ObjectNode property(FormTree form, String path) {
        var json = NODES.objectNode();
        texts(PROPERTY_TEXTS, form, json);
        if (form.text("required").equals("true")) {
            json.put("required", true);
        }
        // What belongs to another type was on the screen before the type was changed.
        switch (form.text("type")) {
            case "enum" -> all(json, "values", form.text("values").lines());
            case "integer", "number" -> {
                number(form, "min", path, json);
                number(form, "max", path, json);
            }
            case "string" -> {
                texts(List.of("pattern"), form, json);
                lengths(form, path, json);
            }
            case "array" -> {
                lengths(form, path, json);
                var items = form.child("items");
                if (items != null) {
                    json.set("items", property(items, path + "items."));
                }
            }
            case "object" -> properties(form, path, json);
            default -> {}
        }
        return json;
    }

    private void lengths(FormTree form, String path, ObjectNode json) {
        number(form, "min_length", path, json);
        number(form, "max_length", path, json);
    }

    private void number(FormTree form, String name, String path, ObjectNode json) {
        var text = form.text(name).strip();
        if (text.isEmpty()) {
            return;
        }
        var number = number(text);
        if (number == null) {
            var expected = name.endsWith("length") ? "plan.problem.not-whole" : "plan.problem.not-number";
            problems.put(path + name, Message.of(expected));
        } else if (!name.endsWith("length")) {
            json.put(name, number);
        } else if (number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(LONGEST_LENGTH) > 0) {
            problems.put(path + name, Message.of("plan.problem.not-whole"));
        } else {
            json.put(name, number.intValue());
        }
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 60 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static FormTree of(Definition definition) {
        var form = new FormTree();
        form.set("name", definition.name());
        form.set("title", definition.title());
        form.set("groups", definition.groups());
        switch (definition) {
            case EventDefinition event -> event(event, form);
            case PropertyGroup group -> form.set("description", group.description());
        }
        definition.properties().forEach(property -> form.open("properties").add(property(property)));
        return form;
    }

    private static void event(EventDefinition event, FormTree form) {
        form.set("description", event.description());
        form.set("trigger", event.trigger());
        form.set("category", event.category());
        form.set("priority", event.priority().key());
        form.set("owner", event.owner());
        form.set("delivery", event.delivery().key());
        form.set("lifecycle", event.lifecycle().key());
        form.set("tags", String.join(", ", event.tags()));
        form.set("metrics", String.join(", ", event.metrics()));
        form.set("sources", event.sources().stream().map(source -> source.key()).toList());
    }

    private static FormTree property(PropertyDefinition property) {
        var form = new FormTree();
        form.set("name", property.name());
        form.set("type", property.type().key());
        form.set("required", Boolean.toString(property.required()));
        form.set("pii", property.pii().key());
        form.set("description", property.description());
        form.set("example", property.example());
        form.set("values", String.join("\n", property.values()));
        form.set("pattern", Objects.requireNonNullElse(property.pattern(), ""));
        form.set("min", plain(property.min()));
        form.set("max", plain(property.max()));
        form.set("min_length", Objects.toString(property.minLength(), ""));
        form.set("max_length", Objects.toString(property.maxLength(), ""));
        if (property.items() != null) {
            form.set("items", property(property.items()));
        }
        property.properties().forEach(inner -> form.open("properties").add(property(inner)));
        return form;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
