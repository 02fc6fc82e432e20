package io.trackplane.demo.traffic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event in the making. */
final class Happening {
    private final Instant time;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final String propertiesName;

    private Happening(Instant time, String propertiesName) {
        this.time = time;
        this.propertiesName = propertiesName;
    }

    /** In the form of seed 001. */
    static Happening tracked(Instant time, String name) {
        return new Happening(time, "properties").field("event_name", name).field("timestamp", time.toEpochMilli());
    }

    /** In the form of seed 004. */
    static Happening dated(Instant time, String name) {
        return new Happening(time, "properties").field("event_name", name).field("event_time", time.toString());
    }

    /** In the form of seed 002. */
    static Happening measured(Instant time, String type, String name) {
        return new Happening(time, "props")
                .field("type", type)
                .field("name", name)
                .field("ts", time.toEpochMilli());
    }

    Happening field(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Happening property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    Instant time() {
        return time;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<>(fields);
        if (!properties.isEmpty()) {
            json.put(propertiesName, properties);
        }
        return json;
    }
}
