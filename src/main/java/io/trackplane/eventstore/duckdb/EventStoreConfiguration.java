package io.trackplane.eventstore.duckdb;

import io.trackplane.controlstore.DataDirectory;
import io.trackplane.eventstore.Retention;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventStoreProperties.class)
class EventStoreConfiguration {
    @Bean
    DuckDbEventStore eventStore(DataDirectory directory, EventStoreProperties properties, Clock clock) {
        return DuckDbEventStore.deferred(directory.directory("events"), properties.resources(), clock);
    }

    @Bean
    Opening eventStoreOpening(DuckDbEventStore store) {
        return new Opening(store);
    }

    @Bean
    Upkeep eventStoreUpkeep(DuckDbEventStore store, ObjectProvider<Retention> retention, Clock clock) {
        return new Upkeep(
                store,
                tenant -> retention.stream()
                        .findFirst()
                        .map(known -> known.days(tenant))
                        .orElseGet(java.util.OptionalInt::empty),
                clock,
                Settling.ROWS);
    }
}
