package io.trackplane.insight.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered: fields in the order they were put, then tables. JSON has all of it, CSV one table. */
public final class StatisticsAnswer {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final List<StatisticsTable> tables = new ArrayList<>();

    /** Adds a field: text, number, boolean, {@link java.time.Instant}, a map or list of these, or null. */
    public StatisticsAnswer field(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a table. The first one is the answer in CSV, unless another is asked for by its name. */
    public StatisticsAnswer table(StatisticsTable table) {
        tables.add(table);
        return this;
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }

    List<StatisticsTable> tables() {
        return tables;
    }
}
