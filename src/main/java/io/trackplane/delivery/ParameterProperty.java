package io.trackplane.delivery;

import java.io.Serial;
import org.ff4j.property.Property;

/** A parameter as ff4j knows it: a key and the canonical JSON of the value for everybody. */
final class ParameterProperty extends Property<String> {
    @Serial
    private static final long serialVersionUID = 1;

    ParameterProperty(String key, String json) {
        super(key, json);
        setReadOnly(true);
    }

    @Override
    public String fromString(String json) {
        return json;
    }
}
