package io.trackplane.revision;

import io.trackplane.kernel.CanonicalJson;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three states of a part, field by field of its outermost object: what both began from, what somebody published meanwhile, what the draft
 * wants.
 *
 * @param original each field as compact JSON; absent fields are empty
 */
public record PartMerge(Map<String, String> original, Map<String, String> theirs, Map<String, String> yours) {
    /** Compares three contents; null where the part does not exist. */
    public static PartMerge of(@Nullable String original, @Nullable String theirs, @Nullable String yours) {
        return new PartMerge(fields(original), fields(theirs), fields(yours));
    }

    private static Map<String, String> fields(@Nullable String json) {
        var fields = new TreeMap<String, String>();
        if (json != null) {
            CanonicalJson.tree(json)
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().toString()));
        }
        return fields;
    }

    /** Every field of any of the three. */
    public LinkedHashSet<String> names() {
        var names = new LinkedHashSet<>(theirs.keySet());
        names.addAll(yours.keySet());
        names.addAll(original.keySet());
        return names;
    }

    /**
     * What is to be proposed: a field that only one of the two changed is taken from that one; where both did, the draft's.
     */
    public String proposal() {
        var proposed = new TreeMap<String, String>();
        for (var name : names()) {
            var was = original.getOrDefault(name, "");
            var mine = yours.getOrDefault(name, "");
            proposed.put(name, mine.equals(was) ? theirs.getOrDefault(name, "") : mine);
        }
        return json(proposed);
    }

    /** The object with these fields, each as JSON; fields that are empty are left out. */
    public static String json(Map<String, String> chosen) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        chosen.forEach((name, value) -> {
            if (!value.isEmpty()) {
                JsonNode node = CanonicalJson.tree(value);
                object.set(name, node);
            }
        });
        return CanonicalJson.write(object);
    }
}
