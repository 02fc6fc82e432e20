package io.trackplane.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How definitions (flags, plans, masking rules, configuration) are written as JSON: in drafts, revisions, bundles and the management
 * API alike. Reading is strict, writing is canonical: the same definition is always the same text, so that texts can be compared.
 *
 * <p>Names are in snake case, in the order the record declares them; what is null stands nowhere. Enums write themselves with
 * {@code @JsonValue}. A missing field is null (false, 0) when the record's constructor sees it; what the constructor objects to by
 * {@link Problem.Invalid} is told with the path to the record. Limits: 1 MB, 50 levels, strings of 100 000 characters.
 */
public final class CanonicalJson {
    private static final int LONGEST_DOCUMENT = 1_000_000;
    private static final int DEEPEST = 50;
    private static final int LONGEST_STRING = 100_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Fails on missing fields too, which are false and 0.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private CanonicalJson() {}

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid when it is not JSON, has a field that the type does not know or a value of the wrong type; the field is
     *     a path such as {@code rules[2].serve.variant}, or {@code body} for the whole
     */
    public static <T> T read(String json, Class<T> type) {
        return understood(() -> MAPPER.readValue(json, type));
    }

    /** Reads a definition from a tree, with the same errors as {@link #read(String, Class)}. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        return understood(() -> MAPPER.treeToValue(tree, type));
    }

    /**
     * Reads any JSON.
     *
     * @throws Problem.Invalid on {@code body} when it is not JSON
     */
    public static JsonNode tree(String json) {
        return understood(() -> MAPPER.readTree(json));
    }

    /** The tree of a definition. */
    public static JsonNode tree(Object definition) {
        return MAPPER.valueToTree(definition);
    }

    /** The canonical text of a definition or a tree. */
    public static String write(Object definition) {
        return MAPPER.writeValueAsString(definition);
    }

    /** The same on several lines, for people. */
    public static String pretty(Object definition) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(definition);
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T understood(Reading<T> reading) {
        try {
            return reading.read();
        } catch (UnrecognizedPropertyException e) {
            throw new Problem.Invalid(path(e), Message.of("problem.json.unknown-field", e.getPropertyName()));
        } catch (DatabindException e) {
            if (e.getCause() instanceof Problem.Invalid invalid) {
                throw below(path(e), invalid);
            }
            throw new Problem.Invalid(path(e), Message.of("problem.json.unfit"));
        } catch (JacksonException e) {
            throw new Problem.Invalid("body", unreadable(e.getLocation()));
        }
    }

    private static Message unreadable(@Nullable TokenStreamLocation at) {
        return at == null
                ? Message.of("problem.json.too-large")
                : Message.of("problem.json.unreadable", at.getLineNr(), at.getColumnNr());
    }

    /** What a record objects to about its own fields, told from the outside; the empty field is the value itself. */
    private static Problem.Invalid below(String path, Problem.Invalid invalid) {
        var fields = new LinkedHashMap<String, Message>();
        invalid.fields().forEach((field, message) -> fields.put(below(path, field), message));
        return new Problem.Invalid(fields);
    }

    private static String below(String path, String field) {
        if (field.isEmpty()) {
            return path;
        }
        return path.equals("body") ? field : path + "." + field;
    }

    private static String path(DatabindException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }
}
