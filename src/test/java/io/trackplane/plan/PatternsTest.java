package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    /** RE2/J needs more than a second and a million instructions for the first, and more memory than there is for the last. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "((a{99}){99}){99} 900000",
                "(a{1000}){1000} 900000",
                "((a{1,99}){1,99}){1,99} 900000",
                "([a\\]{9}]{50}x){50} 2500",
                "((((a{999}){999}){999}){999}){999} 900000",
            })
    void repetitionsAreCountedBeforeTheyAreBuilt(String expression, long steps) {
        assertThat(new RepetitionCount(expression).total()).isGreaterThanOrEqualTo(steps);
        assertThat(Patterns.compile(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "[a-z]{2,100}-[0-9]{1,100}-[a-z]{1,100}",
                "^(https?://)?[a-z0-9.-]{1,200}\\.[a-z]{2,}$",
                "\\{[0-9]{3}\\}",
                "a{",
                "[]a]{3}"
            })
    void ordinaryExpressionsAreFine(String expression) {
        assertThat(Patterns.compile(expression)).isPresent();
    }

    @Test
    void longOnesAreRefused() {
        assertThat(Patterns.compile("a".repeat(Patterns.LONGEST + 1))).isEmpty();
    }
}
