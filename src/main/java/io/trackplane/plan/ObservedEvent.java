package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What events that were sent show about how they could be defined: the properties they carry, of the type that fits all samples. Values are
 * not taken over: they belong to the people who sent them.
 */
public final class ObservedEvent {
    /** From so many samples on, a property that all of them have is taken for required. */
    private static final int ENOUGH = 5;

    /** A property that many of the first ones have is worth defining; beyond these a person decides. */
    private static final int MOST = 100;

    private final Map<String, PropertyDefinition> properties = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private int samples;

    private ObservedEvent() {}

    /**
     * A definition of an event.
     *
     * @param samples properties of such events, JSON objects; others are passed over
     */
    public static EventDefinition definition(String name, List<String> samples) {
        var observed = new ObservedEvent();
        samples.forEach(observed::take);
        return new EventDefinition(
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
                observed.definitions());
    }

    private void take(String sample) {
        try {
            var tree = CanonicalJson.tree(sample);
            if (tree.isObject()) {
                samples++;
                read(tree);
            }
        } catch (Problem.Invalid none) {
            // One that cannot be read shows nothing.
        }
    }

    private void read(JsonNode sample) {
        for (var clue : ExampleProperties.of(sample)) {
            var property = clue.property();
            if (properties.containsKey(property.name()) || properties.size() < MOST) {
                properties.merge(property.name(), property, ObservedEvent::both);
                seen.merge(property.name(), 1, Integer::sum);
            }
        }
    }

    private static PropertyDefinition both(PropertyDefinition one, PropertyDefinition other) {
        if (one.type() == other.type()) {
            return one;
        }
        return of(one, isNumber(one) && isNumber(other) ? PropertyType.NUMBER : PropertyType.STRING, false);
    }

    private static boolean isNumber(PropertyDefinition property) {
        return property.type() == PropertyType.INTEGER || property.type() == PropertyType.NUMBER;
    }

    private List<PropertyDefinition> definitions() {
        var definitions = new ArrayList<PropertyDefinition>();
        properties.forEach((name, property) -> {
            boolean always = samples >= ENOUGH && seen.getOrDefault(name, 0) == samples;
            definitions.add(of(property, plain(property.type()), always));
        });
        return definitions;
    }

    /** A text with a bar in it is no list of choices here. */
    private static PropertyType plain(PropertyType type) {
        return type == PropertyType.ENUM ? PropertyType.STRING : type;
    }

    /** Type and what the name tells; nothing that a sample said. */
    private static PropertyDefinition of(PropertyDefinition property, PropertyType type, boolean required) {
        return new PropertyDefinition(
                property.name(),
                type,
                required,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                property.pii(),
                property.description(),
                "");
    }
}
