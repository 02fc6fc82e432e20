package io.trackplane.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A property that tells about a person.
 *
 * @param event name of the event that has it
 * @param path names separated by dots, {@code [*]} for the elements of a list: {@code user_id}, {@code properties.contact},
 *     {@code properties.items[*].phone}
 * @param pii its class, never {@link PiiClass#NONE}. It holds for what is below it too
 */
public record ClassifiedProperty(String event, String path, PiiClass pii) {
    private static final String PROPERTIES = "properties.";

    /** Those of all planned events, with what they have by their groups. */
    static List<ClassifiedProperty> of(PlanContent content) {
        var found = new ArrayList<ClassifiedProperty>();
        content.events().stream()
                .filter(EventDefinition::planned)
                .forEach(event -> content.propertiesOf(event).forEach(property -> top(event.name(), property, found)));
        return List.copyOf(found);
    }

    /** Where a client put a common field among the properties, that counts: both places are told. */
    private static void top(String event, PropertyDefinition property, List<ClassifiedProperty> found) {
        var common = CommonField.of(property.name());
        if (common == CommonField.APP_VERSION) {
            collect(event, "release", property, found);
        } else if (common != null && common != CommonField.TIME) {
            collect(event, property.name(), property, found);
        }
        collect(event, PROPERTIES + property.name(), property, found);
    }

    private static void collect(
            String event, String path, PropertyDefinition property, List<ClassifiedProperty> found) {
        if (property.pii() != PiiClass.NONE) {
            found.add(new ClassifiedProperty(event, path, property.pii()));
        }
        if (property.items() != null) {
            collect(event, path + "[*]", property.items(), found);
        }
        property.properties().forEach(inner -> collect(event, path + "." + inner.name(), inner, found));
    }
}
