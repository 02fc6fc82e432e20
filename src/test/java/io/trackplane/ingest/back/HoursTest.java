package io.trackplane.ingest.back;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final int CAPACITY = 1000;

    private final Hours hours = new Hours(0, CAPACITY);

    private void add(long hour, long from, long to) {
        var table = new LongTable(0);
        LongStream.range(from, to).forEach(table::add);
        hours.addAll(table, hour);
    }

    @Test
    void anHourWithMoreThanThereIsRoomForKeepsTheNewest() {
        for (long from = 1; from < 50_000; from += 100) {
            add(7, from, from + 100);
            assertThat(hours.size()).isLessThanOrEqualTo(CAPACITY);
        }
        assertThat(hours.bytes()).isLessThan(CAPACITY * 64L);
        assertThat(LongStream.range(49_501, 50_001).allMatch(hours::contains)).isTrue();
        assertThat(hours.contains(1)).isFalse();
        assertThat(hours.dropped()).isPositive();
    }

    @Test
    void aClockThatStepsBackForgetsNothingAndKeepsTheMemoryBounded() {
        add(1000, 1, 101);
        for (long from = 101; from < 5_000; from += 100) {
            add(990, from, from + 100);
            assertThat(hours.size()).isLessThanOrEqualTo(CAPACITY);
        }
        assertThat(LongStream.range(4_501, 5_001).allMatch(hours::contains)).isTrue();
    }

    @Test
    void whatCameLongerThanADayAgoIsForgotten() {
        add(10, 1, 101);
        add(34, 101, 201);
        assertThat(hours.contains(1)).isTrue();
        add(35, 201, 301);
        assertThat(hours.contains(1)).isFalse();
        assertThat(hours.contains(101)).isTrue();
    }
}
