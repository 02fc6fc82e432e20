package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** How a change of a flag is told to people. */
class FlagChangesTest {
    private final FlagWords words = new FlagWords(keys());

    /** Says the key of each message. */
    private static StaticMessageSource keys() {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }

    private static final Flag TEN = flag(10_000, "android");
    private static final Flag QUARTER = flag(25_000, "android");

    private static Flag flag(int share, String platform) {
        return Flag.parse("""
                {"key":"wallet","name":"Wallet","enabled":true,"off_variant":"control",
                 "variants":[{"key":"sheet","value":true},{"key":"control","value":false}],
                 "rules":[{"id":"android","when":{"attribute":"platform","operator":"equals","values":["%s"]},
                   "serve":{"split":[{"variant":"sheet","weight":%d},{"variant":"control","weight":%d}]}}],
                 "otherwise":{"variant":"control"}}
                """.formatted(platform, share, 100_000 - share));
    }

    private static Flag gated(int share) {
        return Flag.parse("""
                {"key":"wallet","name":"Wallet","enabled":true,"off_variant":"off",
                 "variants":[{"key":"on","value":true},{"key":"off","value":false}],
                 "rules":[{"id":"a","share":%d,"serve":{"variant":"on"}}],"otherwise":{"variant":"off"}}
                """.formatted(share));
    }

    @Test
    void aRaisedShareIsToldAsPercentages() {
        assertThat(FlagDifference.between(TEN, QUARTER, words))
                .containsExactly(
                        new FieldChange("rules[1].split[sheet]", "10%", "25%"),
                        new FieldChange("rules[1].split[control]", "90%", "75%"));
    }

    @Test
    void raisingAShareIsSaidToMoveNobodyOut() {
        assertThat(FlagReach.between(TEN, QUARTER))
                .containsExactly(
                        Message.of("flag.reach.rule.grows", "1", "sheet", "10%", "25%", "0%"),
                        Message.of("flag.reach.rule.shrinks", "1", "control", "90%", "75%"));
    }

    @Test
    void aGateThatShrinksIsSaidToLetPeopleGo() {
        assertThat(FlagReach.between(gated(50_000), gated(20_500)))
                .containsExactly(Message.of("flag.reach.gate.shrinks", "1", "50%", "20.5%", "29.5%"));
        assertThat(FlagReach.between(gated(0), gated(100)))
                .containsExactly(Message.of("flag.reach.gate.grows", "1", "0%", "0.1%"));
    }

    @Test
    void somethingElseThanTheLayoutMovesPeople() {
        var turned = new Flag(
                QUARTER.key(),
                QUARTER.name(),
                null,
                QUARTER.kind(),
                List.of(),
                null,
                false,
                QUARTER.type(),
                QUARTER.variants(),
                true,
                "control",
                null,
                List.of(),
                List.of(Rule.of(
                        "android",
                        QUARTER.rules().getFirst().when(),
                        Serve.Split.of("user_id", new Weight("control", 70_000), new Weight("sheet", 30_000)))),
                QUARTER.otherwise(),
                QUARTER.seeds(),
                null);
        assertThat(FlagReach.between(QUARTER, turned))
                .contains(Message.of("flag.reach.rule.moves", "1", "sheet", "25%", "30%", "25%"));
    }

    @Test
    void aRuleThatIsGoneIsToldAsAWhole() {
        var none = gated(0);
        var difference = FlagDifference.between(TEN, none, words);
        assertThat(difference).extracting(FieldChange::field).contains("rules[1]", "removed_rules[1]", "variants[on]");
    }

    @Test
    void aConditionThatChangedIsToldInWords() {
        assertThat(FlagDifference.between(TEN, flag(10_000, "ios"), words))
                .extracting(FieldChange::field)
                .containsExactly("rules[1].when");
    }

    @Test
    void percentagesHaveUpToThreeDecimals() {
        assertThat(Percent.text(12_500)).isEqualTo("12.5%");
        assertThat(Percent.text(1)).isEqualTo("0.001%");
        assertThat(Percent.text(100_000)).isEqualTo("100%");
        assertThat(Percent.read("share", "33.333")).isEqualTo(33_333);
        for (var wrong : List.of("33.3333", "-1", "100.001", "", "1e9999999", "half")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Percent.read("share", wrong)))
                    .as(wrong)
                    .isInstanceOf(io.trackplane.kernel.Problem.Invalid.class);
        }
    }
}
