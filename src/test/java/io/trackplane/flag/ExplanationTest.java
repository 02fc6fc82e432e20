package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.flag.Explanation.Kind;
import io.trackplane.flag.Explanation.Step;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Flag WALLET = Flag.parse("""
            {"key":"wallet-connect-v2","name":"New wallet connection sheet","type":"json","enabled":true,"off_variant":"control",
             "variants":[{"key":"control","value":{"sheet":false}},{"key":"sheet","value":{"sheet":true,"max":6}}],
             "rules":[
               {"id":"internal","when":{"attribute":"role","operator":"in","values":["staff","tester"]},"serve":{"variant":"sheet"}},
               {"id":"android","when":{"all":[{"attribute":"platform","operator":"equals","values":["android"]},
                  {"attribute":"app_version","operator":"semver_at_least","values":["4.12.0"]}]},"share":80000,
                "serve":{"split":[{"variant":"sheet","weight":25000},{"variant":"control","weight":75000}]}}],
             "otherwise":{"variant":"control"}}
            """);

    private static Explanation explain(String context, Flag... flags) {
        return Flags.snapshot(flags).explain(flags[0].key(), Flags.context(context), Flags.NOW);
    }

    private static List<String> words(Explanation explanation) {
        return explanation.steps().stream().flatMap(ExplanationTest::words).toList();
    }

    private static Stream<String> words(Step step) {
        var subject = step.subject() == null ? "" : " " + step.subject();
        var condition = step.condition();
        return Stream.of(
                        Stream.of(step.kind() + subject + ": " + Words.say(step.told())),
                        condition == null ? Stream.<String>of() : words(condition),
                        step.placements().stream()
                                .map(placement -> placement.kind() + ": " + Words.say(placement.told())))
                .flatMap(lines -> lines);
    }

    private static Stream<String> words(ConditionExplanation condition) {
        return Stream.concat(
                Stream.of((condition.holds() ? "+ " : "- ") + Words.say(condition.told())),
                condition.parts().stream().flatMap(ExplanationTest::words));
    }

    @Test
    void thePathThroughTheRulesIsTold() {
        var explanation =
                explain("{\"user_id\":\"usr_7c19e2\",\"platform\":\"android\",\"app_version\":\"4.12.1\"}", WALLET);
        int gate = new RolloutHash("wallet-connect-v2.gate").bucket("usr_7c19e2");
        int split = new RolloutHash("wallet-connect-v2.variant").bucket("usr_7c19e2");
        assertThat(gate).isLessThan(80_000);
        assertThat(split).isGreaterThanOrEqualTo(25_000);
        assertThat(words(explanation))
                .containsExactly(
                        "ENABLED: The flag is on.",
                        "RULE internal: No match.",
                        "- role is not set.",
                        "RULE android: Serves control.",
                        "+ All of these hold.",
                        "+ platform is android.",
                        "+ app_version is version 4.12.1, at least 4.12.0.",
                        "GATE: %,d of 100,000, inside 0 to 79,999".formatted(gate),
                        "SPLIT: %,d of 100,000, inside 25,000 to 99,999".formatted(split));
        assertThat(explanation.evaluation().reason()).isEqualTo(Reason.SPLIT);
        assertThat(explanation.steps().getLast().placements()).allMatch(Placement::inside);
    }

    @Test
    void whoeverIsNotLetInIsToldTheBucket() {
        var closed = Flags.flag("f")
                .rules(
                        Rule.of("few", Condition.ALWAYS, new Serve.One("on")).withShare(1),
                        Rule.of("none", Condition.ALWAYS, new Serve.One("on")).withShare(0))
                .build();
        int bucket = new RolloutHash("f.gate").bucket("u1");
        assertThat(words(explain("{\"user_id\":\"u1\"}", closed)))
                .containsExactly(
                        "ENABLED: The flag is on.",
                        "RULE few: Match, but not let in.",
                        "+ Everybody",
                        "GATE: %,d of 100,000, outside 0 to 0".formatted(bucket),
                        "RULE none: Match, but not let in.",
                        "+ Everybody",
                        "GATE: %,d of 100,000, but nobody is let in".formatted(bucket),
                        "OTHERWISE: Serves off.");
    }

    @Test
    void aMissingKeyIsTold() {
        assertThat(words(explain("{}", Flags.rollout("f", 50_000))))
                .containsExactly(
                        "ENABLED: The flag is on.",
                        "RULE all: user_id is missing, so that nobody can be assigned to a share.",
                        "+ Everybody",
                        "GATE: No bucket without user_id");
        var split = Flags.flag("f")
                .otherwise(Serve.Split.of("store_id", new Weight("on", 50_000), new Weight("off", 50_000)))
                .build();
        assertThat(words(explain("{}", split)))
                .endsWith(
                        "OTHERWISE: store_id is missing, so that nobody can be assigned to a share.",
                        "SPLIT: No bucket without store_id");
    }

    @Test
    void whatKeepsAFlagBackIsTold() {
        var on = new Serve.One("on");
        assertThat(words(explain("{}", Flags.flag("f").disabled().build())))
                .containsExactly("ENABLED: The flag is off.");
        var killed = FlagSnapshot.compile(new FlagSet(List.of(Flags.flag("f").build()), List.of()), Set.of("f"));
        assertThat(words(killed.explain("f", EvaluationContext.EMPTY, Flags.NOW)))
                .containsExactly("ENABLED: The kill switch is thrown.");
        var past = new Schedule(null, Flags.NOW, "UTC", List.of());
        assertThat(words(explain("{}", Flags.flag("f").during(past).build())))
                .containsExactly("ENABLED: The flag is on.", "SCHEDULE: It is outside the schedule.");
        var after = Flags.flag("f").after(new Prerequisite("p", List.of("on"))).otherwise(on);
        assertThat(words(explain("{}", after.build(), Flags.flag("p").build())))
                .endsWith("PREREQUISITE p: p serves off; needed is on.");
        assertThat(words(explain(
                        "{}", after.build(), Flags.flag("p").otherwise(on).build())))
                .endsWith("PREREQUISITE p: p serves on.", "OTHERWISE: Serves on.");
        var any = Flags.flag("f").after(new Prerequisite("p", List.of("on", "off")));
        assertThat(words(explain("{}", any.build(), Flags.flag("p").disabled().build())))
                .endsWith("PREREQUISITE p: p is not on for this context.");
        var future = new Schedule(null, Flags.NOW.plusSeconds(1), "UTC", List.of());
        assertThat(words(explain("{}", Flags.flag("f").during(future).build())))
                .endsWith("SCHEDULE: It is within the schedule.", "OTHERWISE: Serves off.");
    }

    @Test
    void segmentsAndNegationsAreTold() {
        var staff = new Segment("staff", "Staff", null, Condition.test("role", Operator.EQUALS, "staff"));
        var when = new Condition.Any(List.of(
                new Condition.InSegment("staff", true),
                new Condition.Not(new Condition.Any(List.of())),
                new Condition.Test("platform", Operator.EQUALS, List.of("ios"), true)));
        var flag =
                Flags.flag("f").rules(Rule.of("r", when, new Serve.One("on"))).build();
        var snapshot = FlagSnapshot.compile(new FlagSet(List.of(flag), List.of(staff)), Set.of());
        var context = Flags.context("{\"role\":\"staff\",\"platform\":\"安卓\"}");
        assertThat(words(snapshot.explain("f", context, Flags.NOW)))
                .containsExactly(
                        "ENABLED: The flag is on.",
                        "RULE r: Serves on.",
                        "+ At least one of these holds.",
                        "- Belongs to the segment staff.",
                        "+ role is staff.",
                        "+ The condition does not hold, as it should not.",
                        "- Nobody",
                        "+ platform is 安卓, not ios.");
    }

    @Test
    void anUnknownFlagHasNoSteps() {
        var explanation = Flags.snapshot().explain("gone", EvaluationContext.EMPTY, Flags.NOW);
        assertThat(explanation.steps()).isEmpty();
        assertThat(explanation.evaluation().error()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    }

    @Test
    void longListsAndTextsAreCut() {
        var test = Condition.test("a", Operator.IN, "1", "2", "3", "4", "5", "6");
        var told = Segments.NONE.compile(test).explain(Flags.context("{\"a\":\"" + "x".repeat(100) + "\"}"));
        assertThat(Words.say(told.told())).isEqualTo("a is " + "x".repeat(60) + "…, none of: 1, 2, 3, 4, 5 ….");
    }

    /** The step that decided names the variant that is served, for whatever context. */
    @Test
    void theExplanationAndTheEvaluationAgree() {
        var random = new Random(3);
        var snapshot = Flags.snapshot(WALLET);
        for (int i = 0; i < 2_000; i++) {
            var context = Flags.context("{\"user_id\":%s,\"role\":\"%s\",\"platform\":\"%s\",\"app_version\":\"%s\"}"
                    .formatted(
                            i % 10 == 0 ? "null" : "\"u" + i + "\"",
                            pick(random, "staff", "guest", "owner", "viewer"),
                            pick(random, "android", "android", "ios"),
                            pick(random, "4.11.9", "4.12.0", "5.0.0", "next")));
            var explanation = snapshot.explain(WALLET.key(), context, Flags.NOW);
            var evaluation = snapshot.evaluator(context, Flags.NOW).evaluate(WALLET.key(), Audience.SERVER);
            assertThat(explanation.evaluation()).isSameAs(evaluation);
            var last = explanation.steps().getLast();
            assertThat(last.passed()).isEqualTo(evaluation.error() == null);
            assertThat(last.kind() == Kind.RULE ? last.subject() : null).isEqualTo(evaluation.rule());
            if (last.passed()) {
                assertThat(last.told().arguments()).isEqualTo(List.of(String.valueOf(evaluation.variant())));
            }
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
