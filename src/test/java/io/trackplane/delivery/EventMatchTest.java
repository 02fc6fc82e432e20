package io.trackplane.delivery;

import static io.trackplane.delivery.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.kernel.CanonicalJson;
import org.junit.jupiter.api.Test;

class EventMatchTest {
    private static final Event PAYMENT =
            event("ann", EventType.EVENT, "payment_done", "web", "/checkout/pay", "4.12.0");
    private static final Event BARE = event(null, EventType.PAGE, "page_view", null, null, null);

    private static CompiledMatch match(String json) {
        return CanonicalJson.read(json, EventMatch.class).compile();
    }

    @Test
    void withoutConditionsEveryEventIsMeant() {
        assertThat(EventMatch.ALL.compile().matches(PAYMENT)).isTrue();
        assertThat(match("{}").matches(BARE)).isTrue();
    }

    @Test
    void namesAreWholeOrBeginnings() {
        assertThat(match("{\"event\":[\"payment_done\"]}").matches(PAYMENT)).isTrue();
        assertThat(match("{\"event\":[\"payment_*\"]}").matches(PAYMENT)).isTrue();
        assertThat(match("{\"event\":[\"*\"]}").matches(PAYMENT)).isTrue();
        assertThat(match("{\"event\":[\"payment\"]}").matches(PAYMENT)).isFalse();
        assertThat(match("{\"event\":[\"*done\"]}").matches(PAYMENT)).isFalse();
        assertThat(match("{\"event\":[\"Payment_*\"]}").matches(PAYMENT)).isFalse();
        assertThat(match("{\"event\":[\"x\",\"payment_done*\"]}").matches(PAYMENT))
                .isTrue();
    }

    @Test
    void everyListMustHoldTheEventsValue() {
        assertThat(match(
                                "{\"event\":[\"payment_*\"],\"platform\":[\"web\",\"ios\"],\"page\":[\"/checkout*\"],\"type\":[\"event\"]}")
                        .matches(PAYMENT))
                .isTrue();
        assertThat(match("{\"event\":[\"payment_*\"],\"platform\":[\"ios\"]}").matches(PAYMENT))
                .isFalse();
        assertThat(match("{\"type\":[\"page\",\"error\"]}").matches(PAYMENT)).isFalse();
    }

    @Test
    void whatAnEventDoesNotSayMatchesNothing() {
        assertThat(match("{\"platform\":[\"*\"]}").matches(BARE)).isFalse();
        assertThat(match("{\"page\":[\"/*\"]}").matches(BARE)).isFalse();
        assertThat(match("{\"app_version_below\":\"99\"}").matches(BARE)).isFalse();
    }

    @Test
    void versionsCompareAsVersions() {
        assertThat(match("{\"app_version_at_least\":\"4.9\"}").matches(PAYMENT)).isTrue();
        assertThat(match("{\"app_version_at_least\":\"4.12.0\",\"app_version_below\":\"4.12.1\"}")
                        .matches(PAYMENT))
                .isTrue();
        assertThat(match("{\"app_version_below\":\"4.12.0\"}").matches(PAYMENT)).isFalse();
        assertThat(match("{\"app_version_at_least\":\"4.12.0\"}")
                        .matches(event("ann", EventType.EVENT, "x", null, null, "nightly")))
                .isFalse();
    }
}
