package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"5,0.05", "0,0", "100,1", "0.125,0.00125", "12.5%,0.125", " 1 % ,0.01", "33.333,0.33333", ".5,0.005"})
    void whatPeopleTypeIsARate(String typed, double rate) {
        assertThat(Percent.read(typed)).hasValue(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", ".", "-1", "101", "100.001", "0.1234", "abc", "1e2", "1,5", "0000000000000001"})
    void whatIsNoPercentageIsNone(String typed) {
        assertThat(Percent.read(typed)).isEmpty();
    }

    @Test
    void everyRateThatCanBeTypedComesBackAsItWas() {
        for (int thousandth = 0; thousandth <= 100_000; thousandth++) {
            double rate = Percent.read(thousandth / 1000 + "." + String.format("%03d", thousandth % 1000))
                    .orElseThrow();
            assertThat(Percent.read(Percent.text(rate))).hasValue(rate);
        }
    }
}
