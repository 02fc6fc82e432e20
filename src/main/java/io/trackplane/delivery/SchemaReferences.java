package io.trackplane.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a user's schema refers to. Harmless is what stays within the schema ({@code #/$defs/…}), ends, and does not multiply: with
 * everything it refers to put in its place it has at most {@value #LARGEST} nodes. A few hundred characters are enough for a schema
 * that would keep a validator busy for years.
 */
final class SchemaReferences {
    private static final int LARGEST = 20_000;
    /** The only dialect there is here. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** They move what {@code #} stands for, or let others do so. */
    private static final Set<String> REFUSED = Set.of(
            "$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary");

    private final JsonNode root;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private SchemaReferences(JsonNode root) {
        this.root = root;
    }

    static boolean areHarmless(JsonNode schema) {
        return new SchemaReferences(schema).size(schema) <= LARGEST;
    }

    /** How many nodes it has in full; more than may be where that cannot be said. */
    private int size(JsonNode node) {
        int size = 1;
        for (var field : node.properties()) {
            size = sum(size, size(field.getKey(), field.getValue()));
        }
        for (var element : node.isArray() ? node.values() : Set.<JsonNode>of()) {
            size = sum(size, size(element));
        }
        return size;
    }

    private int size(String name, JsonNode value) {
        return switch (name) {
            case "$ref" -> target(value.asString(""));
            case "$schema" -> value.asString("").equals(DIALECT) ? 1 : LARGEST + 1;
            default -> REFUSED.contains(name) ? LARGEST + 1 : size(value);
        };
    }

    private int target(String reference) {
        var known = sizes.get(reference);
        if (known != null) {
            return known;
        }
        if (!isPointer(reference) || !open.add(reference)) {
            return LARGEST + 1;
        }
        var target = root.at(reference.substring(1));
        int size = target.isMissingNode() ? LARGEST + 1 : size(target);
        open.remove(reference);
        sizes.put(reference, size);
        return size;
    }

    private static boolean isPointer(String reference) {
        return reference.startsWith("#/") && !reference.contains("%");
    }

    private static int sum(int one, int other) {
        return Math.min(LARGEST + 1, one + other);
    }
}
