package io.trackplane.delivery;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON Schema says of a parameter's values. Asked when somebody saves, never when a client reads. Schemas of other addresses are not
 * loaded, and patterns are compiled by RE2.
 */
final class ValueSchema {
    private static final int LARGEST = 20_000;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .regularExpressionFactory(LinearExpression::new)
                    .failFast(false)
                    .build()));

    private static final Schema DIALECT = REGISTRY.getSchema(SchemaLocation.of(SchemaReferences.DIALECT));

    private final @Nullable Schema schema;

    private ValueSchema(@Nullable Schema schema) {
        this.schema = schema;
    }

    /** The schema, with what is wrong with it on the field {@code schema}. */
    static ValueSchema of(@Nullable JsonNode node, Findings findings) {
        if (node == null
                || !findings.check(node.isObject(), "schema", "schema")
                || !findings.check(node.toString().length() <= LARGEST, "schema", "too-long", LARGEST)
                || !findings.check(SchemaReferences.areHarmless(node), "schema", "schema-reference")) {
            return new ValueSchema(null);
        }
        if (!findings.check(DIALECT.validate(node).isEmpty(), "schema", "schema")) {
            return new ValueSchema(null);
        }
        try {
            var schema = REGISTRY.getSchema(node);
            schema.initializeValidators();
            return new ValueSchema(schema);
        } catch (RuntimeException e) { // the library has no common type for what can be wrong with a schema
            findings.check(false, "schema", "schema");
            return new ValueSchema(null);
        }
    }

    void check(Findings findings, String path, JsonNode value) {
        if (schema != null) {
            schema
                    .validate(
                            value,
                            context ->
                                    context.executionConfig(config -> config.locale(LocaleContextHolder.getLocale())))
                    .stream()
                    .findFirst()
                    .ifPresent(error -> broken(findings, path, String.valueOf(error.getInstanceLocation()), error));
        }
    }

    /** In the words of the library, which has them in the language of whoever saves. */
    private static void broken(Findings findings, String path, String place, Error error) {
        var told = String.valueOf(error.getMessage());
        if (place.isEmpty() || place.equals("$")) {
            findings.check(false, path, "breaks-schema-as-a-whole", told);
        } else {
            findings.check(false, path, "breaks-schema", place, told);
        }
    }
}
