package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final String RULES = """
            {"default":0.1,"rules":[
              {"id":"never","match":{"event":["debug_*"]},"rate":0},
              {"id":"money","match":{"event":["payment_*","debug_payment"]},"rate":1}]}
            """;

    private static CompiledSampling rate(double rate) {
        return Sampling.parse("{\"default\":" + rate + "}").compile();
    }

    private static void assertRefused(String json, String... fields) {
        assertThatThrownBy(() -> Sampling.parse(json))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys(fields));
    }

    @Test
    void raisingARateNeverLosesAVisitorWhoWasKept() {
        var rates = new double[] {0, 0.00001, 0.001, 0.01, 0.0333, 0.1, 0.5, 0.99, 0.99999, 1};
        for (int visitor = 0; visitor < 20_000; visitor++) {
            boolean kept = false;
            for (double rate : rates) {
                boolean now = rate(rate).keeps(Events.of("user-" + visitor, "page_view"));
                assertThat(now || !kept).as("user-%d at %s", visitor, rate).isTrue();
                kept = now;
            }
            assertThat(kept).isTrue();
        }
    }

    @Test
    void aRateIsTheShareOfVisitors() {
        for (double rate : new double[] {0, 0.01, 0.05, 0.5, 1}) {
            var sampling = rate(rate);
            int kept = 0;
            for (int visitor = 0; visitor < 100_000; visitor++) {
                kept += sampling.keeps(Events.of("user-" + visitor, "page_view")) ? 1 : 0;
            }
            assertThat(kept / 100_000.0).isBetween(rate - 0.005, rate + 0.005);
        }
        assertThat(rate(0).keeps(Events.of("ann", "x"))).isFalse();
        assertThat(rate(1).keeps(Events.of(null, "x"))).isTrue();
    }

    @Test
    void allEventsOfAVisitorShareOneFate() {
        var sampling = rate(0.3);
        for (int visitor = 0; visitor < 1000; visitor++) {
            var fates = new ArrayList<Boolean>();
            for (var name : new String[] {"page_view", "click", "checkout"}) {
                fates.add(sampling.keeps(Events.of("user-" + visitor, name)));
            }
            assertThat(fates).containsOnly(fates.getFirst());
        }
    }

    @Test
    void theFirstRuleThatIsAboutAnEventGivesItsRate() {
        var sampling = Sampling.parse(RULES).compile();
        assertThat(sampling.rate(Events.of("ann", "debug_payment"))).isZero();
        assertThat(sampling.rate(Events.of("ann", "payment_done"))).isEqualTo(1);
        assertThat(sampling.rate(Events.of("ann", "page_view"))).isEqualTo(0.1);
    }

    @Test
    void itsCanonicalTextReadsAsTheSame() {
        var sampling = Sampling.parse(RULES);
        assertThat(Sampling.parse(sampling.json())).isEqualTo(sampling);
        assertThat(Sampling.parse("{}")).isEqualTo(Sampling.EVERYTHING);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertRefused(
                "{\"default\":1.1,\"rules\":[{\"id\":\"a\",\"rate\":-0.1},{\"id\":\"a\",\"rate\":1},{\"id\":\"b c\",\"rate\":1},"
                        + "{\"id\":\"d\",\"rate\":1,\"match\":{\"type\":[\"click\"],\"app_version_below\":\"new\",\"event\":[\" \"]}}]}",
                "default",
                "rules[0].rate",
                "rules[1].id",
                "rules[2].id",
                "rules[3].match.type[0]",
                "rules[3].match.app_version_below",
                "rules[3].match.event[0]");
        assertRefused("{\"rules\":[{\"id\":\"a\"}]}", "rules[0].rate");
        assertRefused("{\"rules\":[null]}", "body");
        assertRefused("{\"rule\":[]}", "rule");
        assertRefused(
                "{\"rules\":[" + "{\"id\":\"a\",\"rate\":1},".repeat(100) + "{\"id\":\"b\",\"rate\":1}]}", "rules");
    }
}
