package io.trackplane.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.FieldChange;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {
    @Test
    void onlyWhatIsDifferentIsNamed() {
        assertThat(JsonDifference.between(
                        "{\"name\":\"x\",\"serve\":{\"variant\":\"on\",\"share\":10000}}",
                        "{\"name\":\"x\",\"serve\":{\"variant\":\"on\",\"share\":25000}}"))
                .containsExactly(new FieldChange("serve.share", "10000", "25000"));
    }

    @Test
    void anElementThatWasInsertedLeavesTheOthersAlone() {
        assertThat(JsonDifference.between(
                        "{\"rules\":[{\"id\":\"a\",\"rate\":1}]}",
                        "{\"rules\":[{\"id\":\"b\",\"rate\":2},{\"id\":\"a\",\"rate\":1}]}"))
                .containsExactly(
                        new FieldChange("rules[b].id", null, "b"), new FieldChange("rules[b].rate", null, "2"));
    }

    @Test
    void aListOfSingleValuesIsOneField() {
        assertThat(JsonDifference.between("{\"tags\":[\"a\"]}", "{\"tags\":[\"a\",\"b\"]}"))
                .containsExactly(new FieldChange("tags", "a", "a, b"));
    }

    @Test
    void somethingNewHasNothingBefore() {
        assertThat(JsonDifference.between(null, "{\"text\":\"x\",\"empty\":[]}"))
                .containsExactly(new FieldChange("text", null, "x"));
        assertThat(JsonDifference.between("{\"text\":\"x\"}", null))
                .containsExactly(new FieldChange("text", "x", null));
    }
}
