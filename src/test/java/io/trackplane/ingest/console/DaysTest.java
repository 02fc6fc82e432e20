package io.trackplane.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T20:00:00Z"), ZoneOffset.UTC);
    private static final Days USUAL = Days.last(2, ZoneId.of("Asia/Shanghai"), CLOCK);

    @Test
    void todayIsTheTenantsDay() {
        assertThat(USUAL.last()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(USUAL.from()).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(USUAL.to()).isEqualTo("2026-03-11T16:00:00Z");
    }

    @Test
    void aLastDayAloneMeansTheDayBeforeToo() {
        assertThat(Days.of(null, "2026-01-05", USUAL).first()).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(Days.of(" ", "", USUAL)).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11, 2026-03-10, to",
        "2025-01-01, 2026-03-10, from",
        "+999999999-12-31, 2026-03-10, from",
        "2026-02-30, 2026-03-10, from",
        "2026-03-01, 1 or 1=1, to"
    })
    void absurdDaysAreRefused(String from, String to, String field) {
        assertThatThrownBy(() -> Days.of(from, to, USUAL))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys(field));
    }
}
