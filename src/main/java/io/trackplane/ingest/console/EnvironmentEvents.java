package io.trackplane.ingest.console;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.KeptAnswers;
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
    private final KeptAnswers answers;

    EnvironmentEvents(EventStore store) {
        this.store = store;
        this.answers = new KeptAnswers(store);
    }

    /** {@link EventReader#query} with the parameter {@code stream}. */
    <T> List<T> query(Environment environment, String sql, Map<String, ?> parameters, RowMapper<T> row) {
        return store.reader().query(sql, of(environment, parameters), row);
    }

    /** {@link KeptAnswers#within} with the parameter {@code stream}. */
    <T> List<T> kept(Environment environment, String sql, Map<String, ?> parameters, RowMapper<T> row) {
        return answers.within(sql, of(environment, parameters), row);
    }

    private Map<String, Object> of(Environment environment, Map<String, ?> parameters) {
        var all = new HashMap<String, Object>(parameters);
        all.put("stream", store.stream(name(environment)));
        return all;
    }

    SqlDialect dialect() {
        return store.reader().dialect();
    }

    private static StreamName name(Environment environment) {
        return new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt());
    }
}
