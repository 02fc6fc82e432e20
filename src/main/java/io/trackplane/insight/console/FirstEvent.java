package io.trackplane.insight.console;

import io.trackplane.eventstore.EventStore;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whether anything ever came to an environment, and how to send the first event. */
@Component
class FirstEvent {
    private static final String SQL = "SELECT 1 FROM events WHERE stream = :stream LIMIT 1";

    private final EventStore store;
    private final SdkKeys keys;
    private final Clock clock;

    FirstEvent(EventStore store, SdkKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether any event is kept. */
    boolean came(int stream) {
        return !store.reader()
                .query(SQL, Map.of("stream", stream), (row, number) -> row.getInt(1))
                .isEmpty();
    }

    /** A command that sends an event as it stands; null where no client key works. */
    @Nullable String snippet(Environment environment) {
        var server = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return keys.of(environment).stream()
                .filter(key -> key.kind() == SdkKey.Kind.CLIENT && key.works(clock.instant()))
                .reduce((older, newer) -> newer)
                .map(key -> text(server, key.shown()))
                .orElse(null);
    }

    private static String text(String server, String key) {
        return """
                curl -i %s/api/v1/track \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{"events":[{"event_name":"page_view","timestamp":'$(date +%%s)000',"user_id":"first-user","page":"/hello"}]}'
                """.formatted(server, key);
    }
}
