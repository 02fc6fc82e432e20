package io.trackplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    record Thing(String longName, int size, @Nullable String note, List<Part> parts) {}

    record Part(String name, boolean spare) {}

    @Test
    void whatIsWrittenIsReadAgain() {
        var thing = new Thing("wheel", 3, null, List.of(new Part("hub", true)));
        var json = CanonicalJson.write(thing);
        assertThat(json)
                .isEqualTo("{\"long_name\":\"wheel\",\"size\":3,\"parts\":[{\"name\":\"hub\",\"spare\":true}]}");
        assertThat(CanonicalJson.read(json, Thing.class)).isEqualTo(thing);
        assertThat(CanonicalJson.read(CanonicalJson.tree(thing), Thing.class)).isEqualTo(thing);
    }

    @Test
    void aMissingFieldIsNullFalseOrZero() {
        assertThat(CanonicalJson.read("{\"long_name\":\"a\",\"parts\":[{\"name\":\"b\"}]}", Thing.class))
                .isEqualTo(new Thing("a", 0, null, List.of(new Part("b", false))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"long_name\":\"a\",\"size\":1,\"parts\":[],\"colour\":1}; colour; problem.json.unknown-field",
                "{\"long_name\":\"a\",\"size\":\"1\",\"parts\":[]}; size; problem.json.unfit",
                "{\"long_name\":\"a\",\"size\":1.5,\"parts\":[]}; size; problem.json.unfit",
                "{\"long_name\":\"a\",\"size\":1,\"parts\":[{\"name\":\"b\",\"spare\":3}]}; parts[0].spare; problem.json.unfit",
                "{\"long_name\":\"a\",\"size\":1,\"size\":2,\"parts\":[]}; body; problem.json.unreadable",
                "{\"long_name\":\"a\"; body; problem.json.unreadable",
                "{\"long_name\":\"a\",\"size\":1,\"parts\":[]} {}; body; problem.json.unfit",
                "[]; body; problem.json.unfit",
            })
    void whatDoesNotFitIsNamed(String json, String field, String message) {
        assertThatThrownBy(() -> CanonicalJson.read(json, Thing.class))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields())
                                .hasEntrySatisfying(
                                        field, told -> assertThat(told.key()).isEqualTo(message)));
    }

    enum Colour {
        RED;

        @JsonCreator
        static Colour of(String key) {
            throw new Problem.Invalid("", Message.of("colour", key));
        }
    }

    record Paint(boolean shiny, int coats, @Nullable Colour colour) {}

    @Test
    void missingFlagsAndNumbersAreFalseAndZero() {
        assertThat(CanonicalJson.read("{}", Paint.class)).isEqualTo(new Paint(false, 0, null));
    }

    @Test
    void whatAValueObjectsToAboutItselfIsToldAtItsPath() {
        assertThatThrownBy(() -> CanonicalJson.read("{\"colour\":\"blue\"}", Paint.class))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem ->
                                assertThat(problem.fields()).isEqualTo(Map.of("colour", Message.of("colour", "blue"))));
    }

    @Test
    void depthHasALimit() {
        var deep = "[".repeat(60) + "]".repeat(60);
        assertThatThrownBy(() -> CanonicalJson.tree(deep)).isInstanceOf(Problem.Invalid.class);
    }
}
