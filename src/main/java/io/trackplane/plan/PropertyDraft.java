package io.trackplane.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property while it is being read, facet by facet. */
final class PropertyDraft {
    final String name;
    PropertyType type;
    boolean required;
    List<String> values = List.of();

    @Nullable String pattern;

    @Nullable BigDecimal min;

    @Nullable BigDecimal max;

    @Nullable Integer minLength;

    @Nullable Integer maxLength;

    @Nullable PropertyDefinition items;

    List<PropertyDefinition> properties = List.of();
    PiiClass pii = PiiClass.NONE;
    String description = "";
    String example = "";

    PropertyDraft(String name, PropertyType type) {
        this.name = name;
        this.type = type;
    }

    static PropertyDraft of(PropertyDefinition property) {
        var draft = new PropertyDraft(property.name(), property.type());
        draft.required = property.required();
        draft.values = property.values();
        draft.pattern = property.pattern();
        draft.min = property.min();
        draft.max = property.max();
        draft.minLength = property.minLength();
        draft.maxLength = property.maxLength();
        draft.items = property.items();
        draft.properties = property.properties();
        draft.pii = property.pii();
        draft.description = property.description();
        draft.example = property.example();
        return draft;
    }

    /** Another type; what belongs to the former one only is forgotten. */
    void become(PropertyType other) {
        if (type != other) {
            type = other;
            values = List.of();
            pattern = null;
            min = null;
            max = null;
            minLength = null;
            maxLength = null;
            items = null;
            properties = List.of();
        }
    }

    PropertyDefinition done() {
        return new PropertyDefinition(
                name,
                type,
                required,
                values,
                pattern,
                min,
                max,
                minLength,
                maxLength,
                items,
                properties,
                pii,
                description,
                example);
    }
}
