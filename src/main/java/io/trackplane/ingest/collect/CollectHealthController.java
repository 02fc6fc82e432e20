package io.trackplane.ingest.collect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackplane.eventstore.EventStore;
import io.trackplane.ingest.EventLog;
import io.trackplane.ingest.collect.CollectRoute.Paths;
import io.trackplane.kernel.Recent;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells monitors whether events are taken (seed 001 §5.4). Open to everybody, so it says nothing that depends on anybody's events. */
@RestController
class CollectHealthController {
    private static final double DEGRADED = 0.8;

    private final EventLog log;
    private final ObjectProvider<EventStore> store;
    private final String version;
    /** Whoever asks all the time gets what is known. */
    private final Recent<String, Health> health = new Recent<>(same -> read());

    CollectHealthController(
            EventLog log,
            ObjectProvider<EventStore> store,
            @Value("${spring.application.version:unknown}") String version) {
        this.log = log;
        this.store = store;
        this.version = version;
    }

    enum Status {
        HEALTHY,
        DEGRADED,
        DOWN
    }

    /** How the log is: whether it takes events, and how many of as many as may be are not durable yet. */
    record Log(boolean taking, long waiting, long capacity) {}

    /** How the store is. */
    record Store(boolean writable) {}

    /** The answer; parts that are not configured are null. */
    record Health(
            String status,
            String version,
            @JsonProperty("uptime_seconds") long uptimeSeconds,
            @JsonProperty("event_log") Log log,
            @JsonProperty("event_store") @Nullable Store store,
            @JsonProperty("kafka_connected") @Nullable Boolean kafkaConnected,
            @JsonProperty("clickhouse_connected") @Nullable Boolean clickhouseConnected) {}

    @GetMapping(Paths.TRACK_HEALTH)
    @OpenTo(Audience.ANYONE)
    ResponseEntity<Health> health() {
        var now = health.get("health");
        return ResponseEntity.status(
                        key(Status.DOWN).equals(now.status()) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(now);
    }

    private Health read() {
        var logged = log.state();
        var stored = store.getIfAvailable() == null ? null : store.getObject().state();
        var kept = stored == null ? null : new Store(stored.isWritable());
        return new Health(
                key(status(logged, kept)),
                version,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1_000,
                new Log(logged.isTaking(), logged.waiting(), logged.capacity()),
                kept,
                null,
                null);
    }

    private static Status status(EventLog.State log, @Nullable Store store) {
        if (!log.isTaking()) {
            return Status.DOWN;
        }
        boolean isBusy = log.waiting() > DEGRADED * log.capacity();
        return isBusy || (store != null && !store.writable()) ? Status.DEGRADED : Status.HEALTHY;
    }

    private static String key(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
