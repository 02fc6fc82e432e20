package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedEventTest {
    @Test
    void typesFitAllSamples() {
        var event = ObservedEvent.definition(
                "paid",
                List.of(
                        "{\"amount\":4,\"to\":\"a\",\"ok\":true}",
                        "{\"amount\":4.5,\"to\":7,\"ok\":false}",
                        "[]",
                        "{"));
        assertThat(event.properties())
                .extracting(PropertyDefinition::name, PropertyDefinition::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("amount", PropertyType.NUMBER),
                        org.assertj.core.groups.Tuple.tuple("to", PropertyType.STRING),
                        org.assertj.core.groups.Tuple.tuple("ok", PropertyType.BOOLEAN));
    }

    @Test
    void whatAllOfManySamplesHaveIsRequired() {
        var samples = new java.util.ArrayList<>(Collections.nCopies(5, "{\"a\":1,\"b\":2}"));
        assertThat(required(samples)).containsExactly(true, true);
        samples.add("{\"a\":1}");
        assertThat(required(samples)).containsExactly(true, false);
        assertThat(required(List.of("{\"a\":1}"))).containsExactly(false);
    }

    private static List<Boolean> required(List<String> samples) {
        return ObservedEvent.definition("x", samples).properties().stream()
                .map(PropertyDefinition::required)
                .toList();
    }

    @Test
    void nothingThatSomebodySentIsTakenOver() {
        var event = ObservedEvent.definition("x", List.of("{\"note\":\"call 13800001234\",\"way\":\"a|b\"}"));
        assertThat(event.toString()).doesNotContain("13800001234").doesNotContain("a|b");
        new PlanContent(List.of(event), List.of()).check();
    }
}
