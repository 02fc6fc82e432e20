package io.trackplane.ingest.back;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Retention;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.log.LocalEventLog;
import io.trackplane.tenancy.EnvironmentDeleted;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackProperties.class)
class BackConfiguration {
    @Bean
    LiveFeed liveFeed() {
        return new LiveFeed();
    }

    @Bean
    BackMemory backMemory(BackProperties properties, MeterRegistry meters) {
        var memory = new BackMemory(properties);
        Gauge.builder("trackplane.ingest.memory", memory, BackMemory::bytes)
                .description("What recognising duplicates, repeats and sessions takes")
                .baseUnit("bytes")
                .register(meters);
        return memory;
    }

    @Bean
    BackStage backStage(
            EventStore store, BackMemory memory, BackProperties properties, LiveFeed live, Clock clock) {
        return new BackStage(store, memory, properties, live, clock);
    }

    @Bean
    LocalEventLog eventLog(
            BackStage stage,
            EventStore store,
            BackMemory memory,
            BackProperties properties,
            Clock clock,
            MeterRegistry meters) {
        var recall = new Recall(store.reader(), memory, properties);
        var writer = new RecallingWriter(stage, () -> recall.run(clock.instant()));
        var log = new LocalEventLog(writer, properties.waiting(), properties.groupSize());
        Gauge.builder("trackplane.ingest.waiting", log, one -> one.state().waiting())
                .description("Events that are not durable yet")
                .register(meters);
        return log;
    }

    @Bean
    Retention retention(Tenants tenants) {
        return tenant -> tenants.find(tenant)
                .map(Tenant::retentionDays)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    @Bean
    Deletions eventDeletions(EventStore store, BackStage stage) {
        return new Deletions(store, stage);
    }

    /** Deletes the events of environments that are deleted. */
    static final class Deletions {
        private final EventStore store;
        private final BackStage stage;

        Deletions(EventStore store, BackStage stage) {
            this.store = store;
            this.stage = stage;
        }

        @EventListener
        void on(EnvironmentDeleted deleted) {
            for (var stream : streams(deleted)) {
                stage.forgetStream(stream);
                store.delete(stream);
            }
        }

        private List<StreamName> streams(EnvironmentDeleted deleted) {
            return store.streams(deleted.tenant()).stream()
                    .filter(stream -> stream.application().equals(deleted.application())
                            && stream.environment().equals(deleted.environment()))
                    .toList();
        }
    }
}
