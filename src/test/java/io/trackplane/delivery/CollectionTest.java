package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import org.junit.jupiter.api.Test;

class CollectionTest {
    private static void assertRefused(String json, String... fields) {
        assertThatThrownBy(() -> Collection.parse(json))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys(fields));
    }

    @Test
    void whatIsNotGivenIsAsTheSeedHasIt() {
        assertThat(Collection.parse("{}")).isEqualTo(Collection.DEFAULT);
        var partly = Collection.parse("{\"retry\":{\"max_retries\":5},\"vitals\":{\"rate\":0.5}}");
        assertThat(partly.retry()).isEqualTo(new Collection.Retry(5, 1_500, 30_000, 10_000, 2, 200));
        assertThat(partly.vitals()).isEqualTo(new Collection.Vitals(true, 0.5));
    }

    @Test
    void noEventsAllowedIsNotTheSameAsAllEventsAllowed() {
        assertThat(Collection.parse("{\"allow_events\":[]}").allowEvents()).isEmpty();
        assertThat(Collection.parse("{}").allowEvents()).isNull();
        assertThat(Collection.parse(Collection.parse("{\"allow_events\":[]}").json())
                        .allowEvents())
                .isEmpty();
    }

    @Test
    void theBoundsAreInside() {
        assertThat(Collection.parse("""
                {"batch":{"max_events":1,"max_bytes":1024,"flush_interval_ms":100},
                 "retry":{"max_retries":0,"base_delay_ms":100,"max_delay_ms":100,"timeout_ms":500,"max_concurrent":1,
                          "request_interval_ms":0},"vitals":{"enabled":false,"rate":0}}
                """)).isNotNull();
        assertThat(Collection.parse("""
                {"batch":{"max_events":1000,"max_bytes":5242880,"flush_interval_ms":600000},
                 "retry":{"max_retries":20,"base_delay_ms":60000,"max_delay_ms":600000,"timeout_ms":120000,"max_concurrent":10,
                          "request_interval_ms":60000},"vitals":{"enabled":true,"rate":1}}
                """)).isNotNull();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertRefused(
                """
                {"allow_events":[""],"deny_fields":["%s"],
                 "batch":{"max_events":0,"max_bytes":1023,"flush_interval_ms":600001},
                 "retry":{"max_retries":21,"base_delay_ms":5000,"max_delay_ms":4999,"timeout_ms":499,"max_concurrent":11,
                          "request_interval_ms":-1},"vitals":{"rate":1.01}}
                """.formatted("x".repeat(129)),
                "allow_events[0]",
                "deny_fields[0]",
                "batch.max_events",
                "batch.max_bytes",
                "batch.flush_interval_ms",
                "retry.max_retries",
                "retry.max_delay_ms",
                "retry.timeout_ms",
                "retry.max_concurrent",
                "retry.request_interval_ms",
                "vitals.rate");
        assertRefused(
                """
                {"batch":{"max_events":1001,"max_bytes":5242881,"flush_interval_ms":99},
                 "retry":{"max_retries":-1,"base_delay_ms":60001,"max_delay_ms":600001,"timeout_ms":120001,"max_concurrent":0,
                          "request_interval_ms":60001},"vitals":{"rate":-0.01}}
                """,
                "batch.max_events",
                "batch.max_bytes",
                "batch.flush_interval_ms",
                "retry.max_retries",
                "retry.base_delay_ms",
                "retry.max_delay_ms",
                "retry.timeout_ms",
                "retry.max_concurrent",
                "retry.request_interval_ms",
                "vitals.rate");
        assertRefused("{\"deny_events\":[" + "\"a\",".repeat(500) + "\"b\"]}", "deny_events");
        assertRefused("{\"batch\":{\"max_events\":1.5}}", "batch.max_events");
        assertRefused("{\"batch\":{\"size\":1}}", "batch.size");
    }
}
