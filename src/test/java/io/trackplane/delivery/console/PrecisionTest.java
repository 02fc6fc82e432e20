package io.trackplane.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private static Precision at(long visitors, String rate) {
        return Precision.of(visitors, rate).stream()
                .filter(Precision::chosen)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threeHundredTwelveThousandVisitorsAtFivePercentAreKnownWithinOneAndAHalfPercent() {
        assertThat(at(312_000, "5")).isEqualTo(new Precision("5", 15_600, "±1.5%", true));
        assertThat(at(312_000, "0.5").error()).isEqualTo("±4.9%");
    }

    @Test
    void withoutSamplingTheCountIsExact() {
        assertThat(at(312_000, "100").error()).isEmpty();
    }

    @Test
    void aHandfulOfVisitorsSaysNothing() {
        assertThat(at(900, "1").error()).isEqualTo("–");
    }

    @Test
    void theRateInForceIsShownAmongTheUsualOnes() {
        assertThat(Precision.of(1000, "7.5")).extracting(Precision::rate).contains("5", "7.5", "10");
        assertThat(Precision.of(1000, "0")).extracting(Precision::rate).doesNotContain("0");
    }

    /** 95 of 100 simulated counts lie within what is promised; between 93 and 97 of them is what 2 000 tries can tell. */
    @Test
    void ninetyFiveOfAHundredCountsLieWithinThePromise() {
        var random = new Random(20261125);
        int visitors = 20_000;
        double promised = Double.parseDouble(at(visitors, "10").error().replaceAll("[±%]", "")) / 100;
        int within = 0;
        for (int attempt = 0; attempt < 2_000; attempt++) {
            int kept = 0;
            for (int visitor = 0; visitor < visitors; visitor++) {
                kept += random.nextInt(10) == 0 ? 1 : 0;
            }
            within += Math.abs(kept / 0.1 - visitors) / visitors <= promised ? 1 : 0;
        }
        assertThat(within).isBetween(1860, 1945);
    }
}
