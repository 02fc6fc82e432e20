package io.trackplane.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A property's value, as JSON knows them. Immutable. */
public sealed interface Value {
    /** JSON {@code null}. */
    Value NOTHING = Nothing.INSTANCE;

    /** A text. */
    record Text(String text) implements Value {}

    /** A whole number that fits 64 bits. */
    record Whole(long number) implements Value {}

    /**
     * Any other number. A whole number beyond 64 bits is one too, rounded to the nearest double, as JSON Schema's and
     * JavaScript's numbers are.
     *
     * @param number finite
     */
    record Decimal(double number) implements Value {
        public Decimal {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not a JSON number: " + number);
            }
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean holds) implements Value {}

    /** A list. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object; keeps the order of its fields. */
    record Fields(Map<String, Value> fields) implements Value {
        /** No fields. */
        public static final Fields NONE = new Fields(Map.of());

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The type of {@link #NOTHING}. */
    enum Nothing implements Value {
        INSTANCE
    }
}
