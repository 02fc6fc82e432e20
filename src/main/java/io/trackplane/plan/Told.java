package io.trackplane.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the audit trail tells about definitions. */
final class Told {
    private static final int LONGEST = 500;

    private Told() {}

    /** Field by field; none of a definition that does not exist. */
    static Map<String, String> fields(@Nullable Definition definition) {
        var fields = new LinkedHashMap<String, String>();
        if (definition instanceof EventDefinition event) {
            fields.put("name", event.name());
            fields.put("title", event.title());
            fields.put("description", event.description());
            fields.put("trigger", event.trigger());
            fields.put("category", event.category());
            fields.put("priority", event.priority().name());
            fields.put("owner", event.owner());
            fields.put("tags", String.join(", ", event.tags()));
            fields.put("sources", event.sources().stream().map(Source::key).collect(Collectors.joining(", ")));
            fields.put("delivery", event.delivery().key());
            fields.put("metrics", String.join(", ", event.metrics()));
            fields.put("lifecycle", event.lifecycle().key());
        } else if (definition instanceof PropertyGroup group) {
            fields.put("name", group.name());
            fields.put("title", group.title());
            fields.put("description", group.description());
        }
        if (definition != null) {
            fields.put("groups", String.join(", ", definition.groups()));
            definition
                    .properties()
                    .forEach(property -> fields.put("properties." + property.name(), cut(notation(property))));
        }
        return fields;
    }

    /** In one line. */
    static String of(Definition definition) {
        var properties =
                definition.properties().stream().map(PropertyDefinition::name).collect(Collectors.joining(", "));
        return cut(definition.title().isEmpty() ? properties : definition.title() + ": " + properties);
    }

    private static String notation(PropertyDefinition property) {
        return PropertyNotation.write(List.of(property))
                .substring(property.name().length())
                .strip();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
