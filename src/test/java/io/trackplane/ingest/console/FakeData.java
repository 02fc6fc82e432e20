package io.trackplane.ingest.console;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.ingest.Live;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A store of the tests' own, a feed that says what tests want to see, and a trial that knows two names. */
@TestConfiguration
class FakeData {
    @Bean
    @Primary
    EventStore warehouseStore() throws IOException {
        return DuckDbEventStore.open(Files.createTempDirectory("warehouse"));
    }

    @Bean
    @Primary
    Feed feed() {
        return new Feed();
    }

    /** Gives what tests want to be seen. */
    static final class Feed implements Live {
        private final Map<String, Set<Consumer<Sighting>>> looking = new ConcurrentHashMap<>();

        @Override
        public AutoCloseable watch(String environment, Consumer<Sighting> sight) {
            looking.computeIfAbsent(environment, id -> ConcurrentHashMap.newKeySet())
                    .add(sight);
            return () -> looking.getOrDefault(environment, Set.of()).remove(sight);
        }

        void see(String environment, Sighting sighting) {
            looking.getOrDefault(environment, Set.of()).forEach(sight -> sight.accept(sighting));
        }

        int looking(String environment) {
            return looking.getOrDefault(environment, Set.of()).size();
        }
    }
}
