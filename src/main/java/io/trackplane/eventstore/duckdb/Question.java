package io.trackplane.eventstore.duckdb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** What was asked, comparable with what others ask. Rows are read the same way only by the very same mapper. */
record Question<T>(String sql, Map<String, @Nullable Object> parameters, RowMapper<T> row) {
    static <T> Question<T> of(String sql, Map<String, ?> parameters, RowMapper<T> row) {
        var values = HashMap.<String, @Nullable Object>newHashMap(parameters.size());
        parameters.forEach((name, value) -> values.put(name, engineValue(value)));
        return new Question<>(sql, Collections.unmodifiableMap(values), row);
    }

    /** With a question mark for each value, lists unfolded. */
    String positional() {
        return NamedParameterUtils.substituteNamedParameters(sql, new MapSqlParameterSource(parameters));
    }

    void bind(PreparedStatement statement) throws SQLException {
        int position = 1;
        for (var value : NamedParameterUtils.buildValueArray(sql, parameters)) {
            if (value instanceof Collection<?> several) {
                for (var each : several) {
                    statement.setObject(position++, each);
                }
            } else {
                statement.setObject(position++, value);
            }
        }
    }

    private static @Nullable Object engineValue(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            // Nothing is in an empty list; one null says so in SQL, where a list cannot be empty.
            return several.isEmpty()
                    ? Collections.singletonList(null)
                    : several.stream().map(Question::engineValue).toList();
        }
        return value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value;
    }
}
