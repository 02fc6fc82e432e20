package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property of an event, or the kind of value that a list or an object holds. Immutable.
 *
 * @param name what it is called; empty for the elements of a list. On the first level the names of {@link CommonField} stand for the
 *     common fields of the event
 * @param type kind of its value; {@code string} when not given
 * @param required whether every event has it. {@code null} counts as missing, so does an empty text (seed 001 §8: required fields
 *     are not empty)
 * @param values what an {@code enum} may be; for that type only
 * @param pattern regular expression (RE2) that a {@code string} contains a match of; {@code ^} and {@code $} bind it
 * @param min least value of an {@code integer} or {@code number}
 * @param max greatest value of an {@code integer} or {@code number}
 * @param minLength fewest characters (code points) of a {@code string}, fewest elements of an {@code array}
 * @param maxLength most characters or elements
 * @param items kind of the elements of an {@code array}; null when they are not described
 * @param properties what an {@code object} holds; empty when it is not described
 * @param pii what it tells about a person
 * @param description what it means
 * @param example a value as people would write it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PropertyDefinition(
        String name,
        PropertyType type,
        boolean required,
        List<String> values,
        @Nullable String pattern,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable PropertyDefinition items,
        List<PropertyDefinition> properties,
        PiiClass pii,
        String description,
        String example) {
    private static final int LARGEST_SCALE = 40;

    public PropertyDefinition {
        name = Missing.text(name);
        type = Missing.or(type, PropertyType.STRING);
        values = Missing.list(values).stream().map(Missing::text).toList();
        pattern = pattern == null || pattern.isEmpty() ? null : pattern;
        min = plain(min);
        max = plain(max);
        properties = Missing.list(properties);
        pii = Missing.or(pii, PiiClass.NONE);
        description = Missing.text(description);
        example = Missing.text(example);
    }

    /** A property of which only name and type are known. */
    public static PropertyDefinition of(String name, PropertyType type) {
        return new PropertyDefinition(
                name, type, false, List.of(), null, null, null, null, null, null, List.of(), PiiClass.NONE, "", "");
    }

    /** The same under another name. */
    public PropertyDefinition named(String other) {
        return new PropertyDefinition(
                other,
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

    /** So that 5, 5.0 and 50e-1 are written alike; what is out of all proportion is left for the checks to refuse. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null || Math.abs((long) number.scale()) > LARGEST_SCALE) {
            return number;
        }
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
