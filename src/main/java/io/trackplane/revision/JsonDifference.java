package io.trackplane.revision;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.FieldChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares two JSON objects field by field. Elements of a list are told apart by their {@code id}, {@code key} or {@code name}, so that one
 * that was inserted does not make all that follow it look changed; others by their position.
 */
final class JsonDifference {
    private static final List<String> NAMES = List.of("id", "key", "name");
    private static final int LONGEST = 500;
    private static final int MOST = 200;

    private JsonDifference() {}

    static List<FieldChange> between(@Nullable String before, @Nullable String after) {
        return FieldChange.between(flat(before), flat(after)).stream()
                .limit(MOST)
                .toList();
    }

    private static Map<String, String> flat(@Nullable String json) {
        var fields = new LinkedHashMap<String, String>();
        if (json != null) {
            collect(fields, "", CanonicalJson.tree(json));
        }
        return fields;
    }

    private static void collect(Map<String, String> fields, String path, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(field -> collect(
                            fields, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray() && !isPlain(node)) {
            int position = 0;
            for (var element : node) {
                collect(fields, path + "[" + named(element, position++) + "]", element);
            }
        } else {
            fields.put(path, text(node));
        }
    }

    /** Whether it is a list of single values, which is shown as a whole. */
    private static boolean isPlain(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isValueNode);
    }

    private static String named(JsonNode element, int position) {
        for (var name : NAMES) {
            if (element.isObject() && element.path(name).isString()) {
                return element.path(name).stringValue();
            }
        }
        return Integer.toString(position + 1);
    }

    private static String text(JsonNode node) {
        var text = node.isArray()
                ? String.join(
                        ", ",
                        StreamSupport.stream(node.spliterator(), false)
                                .map(JsonDifference::text)
                                .toList())
                : node.isString() ? node.stringValue() : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
