package io.trackplane.ingest.back;

import io.micrometer.core.instrument.MeterRegistry;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Retention;
import io.trackplane.ingest.log.LocalEventLog;
import io.trackplane.ingest.log.LogProperties;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log of a single server, and the back stage behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LogProperties.class, BackProperties.class})
class BackConfiguration {
    @Bean
    BackStage backStage(EventStore store, LiveFeed feed, BackProperties properties, Clock clock, MeterRegistry meters) {
        return new BackStage(store, feed, properties, clock, meters);
    }

    @Bean
    LocalEventLog<PlacedBatch> eventLog(BackStage stage, LogProperties properties, MeterRegistry meters) {
        return new LocalEventLog<>(stage, properties, meters);
    }

    /** Events are kept as long as their tenant says. */
    @Bean
    Retention retention(Tenants tenants) {
        return tenant -> tenants.find(tenant)
                .map(known -> OptionalInt.of(known.retentionDays()))
                .orElseGet(OptionalInt::empty);
    }
}
