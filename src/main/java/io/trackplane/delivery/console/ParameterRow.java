package io.trackplane.delivery.console;

import io.trackplane.delivery.Parameter;
import io.trackplane.tenancy.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter in the list.
 *
 * @param type key of its type
 * @param value for everybody, as drafted
 * @param publishedValue for everybody, as served; null where it is the same or nothing is served
 * @param conditions how many conditional values
 * @param state {@code new}, {@code changed}, {@code deleted} or empty
 * @param elsewhere values for everybody that other environments serve, in their order
 */
record ParameterRow(
        String key,
        String type,
        @Nullable String description,
        String value,
        @Nullable String publishedValue,
        int conditions,
        String state,
        List<Elsewhere> elsewhere) {
    /**
     * What another environment serves.
     *
     * @param value null where it does not serve the parameter
     * @param differs whether the value or a condition is another one than here
     */
    record Elsewhere(Environment environment, @Nullable String value, int conditions, boolean differs) {}

    static ParameterRow of(String key, ParameterParts.Both both, List<Elsewhere> elsewhere) {
        var shown = ParameterParts.read(both.drafted() == null ? both.published() : both.drafted());
        var value = TypedValue.line(shown.value());
        return new ParameterRow(
                key,
                shown.type().key(),
                shown.description(),
                value,
                publishedValue(both, value),
                shown.conditional().size(),
                state(both),
                elsewhere);
    }

    private static @Nullable String publishedValue(ParameterParts.Both both, String value) {
        if (both.published() == null) {
            return null;
        }
        var published = TypedValue.line(Parameter.parse(both.published()).value());
        return published.equals(value) ? null : published;
    }

    private static String state(ParameterParts.Both both) {
        if (both.published() == null) {
            return "new";
        }
        if (both.drafted() == null) {
            return "deleted";
        }
        return both.drafted().equals(both.published()) ? "" : "changed";
    }

    /** The list of an environment. */
    static List<ParameterRow> of(ParameterParts parts, Environment environment) {
        var others = parts.others(environment);
        var rows = new ArrayList<ParameterRow>();
        parts.all(environment)
                .forEach((key, both) -> rows.add(of(key, both, elsewhere(parts, others, key, both.drafted()))));
        return rows;
    }

    static List<Elsewhere> elsewhere(
            ParameterParts parts, List<Environment> others, String key, @Nullable String here) {
        return others.stream()
                .map(other -> elsewhere(
                        other, parts.published(other).of(Parameter.KIND).get(key), here))
                .toList();
    }

    private static Elsewhere elsewhere(Environment other, @Nullable String json, @Nullable String here) {
        if (json == null) {
            return new Elsewhere(other, null, 0, here != null);
        }
        var parameter = Parameter.parse(json);
        return new Elsewhere(
                other,
                TypedValue.line(parameter.value()),
                parameter.conditional().size(),
                !json.equals(here));
    }
}
