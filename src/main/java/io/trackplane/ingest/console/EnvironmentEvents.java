package io.trackplane.ingest.console;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.eventstore.StreamName;
import io.trackplane.tenancy.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Questions about what was received for one environment. The number of its stream comes from the environment only, as {@code :stream}. */
@Component
class EnvironmentEvents {
    private final EventStore store;

    EnvironmentEvents(EventStore store) {
        this.store = store;
    }

    /** {@link EventReader#query} with the parameter {@code stream}. */
    <T> List<T> query(Environment environment, String sql, Map<String, ?> parameters, RowMapper<T> row) {
        var all = new HashMap<String, Object>(parameters);
        all.put("stream", store.stream(name(environment)));
        return store.reader().query(sql, all, row);
    }

    SqlDialect dialect() {
        return store.reader().dialect();
    }

    private static StreamName name(Environment environment) {
        return new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt());
    }
}
