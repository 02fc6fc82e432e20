package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackplane.kernel.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @Test
    void theDefaultsAreTheSameInBothLanguagesAndPassTheirOwnCheck() {
        var english = DefaultMasking.in(Locale.ENGLISH);
        var chinese = DefaultMasking.in(Locale.SIMPLIFIED_CHINESE);

        english.check();
        chinese.check();
        assertThat(chinese.rules())
                .extracting(MaskingRule::find)
                .isEqualTo(english.rules().stream().map(MaskingRule::find).toList());
        assertThat(english.rules().getFirst().name()).isEqualTo("Drop secrets");
        assertThat(chinese.rules().getFirst().name()).isEqualTo("删除机密");
    }

    @Test
    void readingAndWritingGivesTheSameText() {
        var json = DefaultMasking.in(Locale.ENGLISH).json();

        assertThat(Masking.parse(json).json()).isEqualTo(json);
        assertThat(Masking.parse("{}")).isEqualTo(Masking.NONE);
    }

    @Test
    void aRuleIsOnWhenNothingIsSaid() {
        var rule = Masking.parse(
                        "{\"rules\":[{\"id\":\"a\",\"name\":\"A\",\"find\":{\"keys\":[\"x\"]},\"action\":{\"kind\":\"remove\"}}]}")
                .rules()
                .getFirst();

        assertThat(rule.enabled()).isTrue();
    }

    @Test
    void anUnknownChoiceIsToldWithWhatIsAllowed() {
        var problem = catchThrowableOfType(
                Problem.Invalid.class,
                () -> Masking.parse("{\"rules\":[{\"id\":\"a\",\"action\":{\"kind\":\"shred\"}}]}"));

        assertThat(problem.fields()).containsOnlyKeys("rules[0].action.kind");
        assertThat(problem.fields().values().iterator().next().arguments())
                .containsExactly("remove, replace, partial, hash, truncate, cut_network");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        var find = new Find(
                List.of("properties..x", "nothing.x", "properties.list[*].phone"),
                List.of("id_card", "idCard", "--"),
                List.of(Detector.EMAIL, Detector.EMAIL),
                List.of("q"),
                Collections.nCopies(51, "e"));
        var masking = new Masking(List.of(
                new MaskingRule(
                        "A b",
                        " ",
                        "d".repeat(501),
                        true,
                        Find.NOTHING,
                        new MaskingAction(ActionKind.REPLACE, null, 1, null, null)),
                new MaskingRule("two", "n".repeat(101), "", true, find, MaskingAction.truncate(0)),
                new MaskingRule("two", "n", "", true, Find.detectors(Detector.EMAIL), MaskingAction.cutNetwork()),
                new MaskingRule("hash", "n", "", true, Find.keys("x"), MaskingAction.hash(5)),
                new MaskingRule("text", "n", "", true, Find.keys("x"), MaskingAction.replace("a@b.cn"))));

        var problem = catchThrowableOfType(Problem.Invalid.class, masking::check);

        assertThat(problem.fields().keySet())
                .contains(
                        "rules[0].id",
                        "rules[0].name",
                        "rules[0].description",
                        "rules[0].find",
                        "rules[0].action.text",
                        "rules[0].action.keep_first",
                        "rules[1].name",
                        "rules[1].find.paths[0]",
                        "rules[1].find.paths[1]",
                        "rules[1].find.keys[1]",
                        "rules[1].find.keys[2]",
                        "rules[1].find.detectors",
                        "rules[1].find.parameters",
                        "rules[1].find.events",
                        "rules[1].action.length",
                        "rules[1].action.kind",
                        "rules[2].id",
                        "rules[2].action.kind",
                        "rules[3].action.keep_last",
                        "rules[4].action.text")
                .doesNotContain("rules[1].find.paths[2]");
    }

    @Test
    void aHundredRulesAreAllowedAndNoMore() {
        var rules = IntStream.range(0, 101)
                .mapToObj(number -> Maskers.rule("r" + number, Find.keys("k" + number), MaskingAction.remove()))
                .toList();

        new Masking(rules.subList(0, 100)).check();
        assertThatThrownBy(new Masking(rules)::check).isInstanceOf(Problem.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id",
                "properties.a",
                "properties.*",
                "**",
                "**.x",
                "*.x",
                "properties.a[*]",
                "properties.a[*][*].b",
                "properties.名称"
            })
    void pathsAreUnderstood(String path) {
        new Masking(List.of(Maskers.rule("a", Find.paths(path), MaskingAction.remove()))).check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a",
                "properties.",
                ".properties",
                "properties.a[0]",
                "properties.a[",
                "properties.***",
                "properties.a*",
                "[*]"
            })
    void whatIsNoPathIsRefused(String path) {
        var masking = new Masking(List.of(Maskers.rule("a", Find.paths(path), MaskingAction.remove())));

        assertThatThrownBy(masking::check).isInstanceOf(Problem.Invalid.class);
    }
}
