package io.trackplane.flag.console;

import io.trackplane.kernel.CanonicalJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outermost fields of a definition, each as JSON. A field that is absent is empty. */
final class Fields {
    private Fields() {}

    static Map<String, String> of(@Nullable String json) {
        var fields = new LinkedHashMap<String, String>();
        if (json != null) {
            CanonicalJson.tree(json)
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().toString()));
        }
        return fields;
    }

    /** One field as JSON, written as {@link #of} reads it. */
    static String json(Object value) {
        return CanonicalJson.tree(CanonicalJson.write(value)).toString();
    }

    /** A text as JSON; empty where there is none. */
    static String text(String value) {
        return value.isEmpty() ? "" : json(value);
    }

    /** Only these, present or not. */
    static Map<String, String> some(String json, Collection<String> names) {
        var all = of(json);
        var some = new LinkedHashMap<String, String>();
        names.forEach(name -> some.put(name, all.getOrDefault(name, "")));
        return some;
    }
}
