package io.trackplane.eventstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EventStorePropertiesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aQuarterOfTheMachineIsUsedWhereNothingIsSaid() {
        assertThat(EventStoreProperties.share(DataSize.ofGigabytes(24))).isEqualTo(6_144);
        assertThat(EventStoreProperties.share(DataSize.ofGigabytes(2))).isEqualTo(512);
        assertThat(EventStoreProperties.share(DataSize.ofBytes(0))).isEqualTo(512);
        var unsaid = new EventStoreProperties(null, null, 4, PATIENCE);
        assertThat(unsaid.isMemoryInRange()).isTrue();
        assertThat(unsaid.resources().megabytes()).isBetween(512L, 1L << 20);
        assertThat(unsaid.resources().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void whatIsSaidIsUsed() {
        var said = new EventStoreProperties(DataSize.ofMegabytes(300), 3, 5, PATIENCE);
        assertThat(said.resources()).isEqualTo(new Resources(300, 3, 5, PATIENCE));
    }

    @Test
    void tooLittleAndTooMuchIsRefused() {
        assertThat(new EventStoreProperties(DataSize.ofMegabytes(127), 1, 1, PATIENCE).isMemoryInRange())
                .isFalse();
        assertThat(new EventStoreProperties(DataSize.ofTerabytes(2), 1, 1, PATIENCE).isMemoryInRange())
                .isFalse();
    }
}
