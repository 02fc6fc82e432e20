package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Condition ANDROID = Condition.test("platform", Operator.EQUALS, "android");
    private static final Serve ON = new Serve.One("on");
    private static final EvaluationContext ANDROID_USER =
            Flags.context("{\"user_id\":\"u1\",\"platform\":\"android\"}");

    private static Evaluation evaluate(EvaluationContext context, Flag... flags) {
        return Flags.snapshot(flags).evaluator(context, Flags.NOW).evaluate(flags[0].key(), Audience.SERVER);
    }

    private static void serves(Evaluation evaluation, String variant, Reason reason) {
        assertThat(evaluation.variant()).isEqualTo(variant);
        assertThat(evaluation.reason()).isEqualTo(reason);
        assertThat(evaluation.json()).isEqualTo(variant.equals("on") ? "true" : "false");
        assertThat(evaluation.enabled()).isEqualTo(variant.equals("on"));
    }

    @Test
    void withoutRulesTheValueIsStatic() {
        serves(evaluate(ANDROID_USER, Flags.flag("f").otherwise(ON).build()), "on", Reason.STATIC);
    }

    @Test
    void aRuleThatMatchesServesItsVariant() {
        var flag = Flags.flag("f").rules(Rule.of("r", ANDROID, ON)).build();
        var evaluation = evaluate(ANDROID_USER, flag);
        serves(evaluation, "on", Reason.TARGETING_MATCH);
        assertThat(evaluation.rule()).isEqualTo("r");
        serves(evaluate(Flags.user("u1"), flag), "off", Reason.DEFAULT);
    }

    @Test
    void theFirstRuleThatLetsInDecides() {
        var flag = Flags.flag("f")
                .rules(
                        Rule.of("closed", ANDROID, ON).withShare(0),
                        Rule.of("first", ANDROID, new Serve.One("off")),
                        Rule.of("second", ANDROID, ON))
                .build();
        var evaluation = evaluate(ANDROID_USER, flag);
        serves(evaluation, "off", Reason.TARGETING_MATCH);
        assertThat(evaluation.rule()).isEqualTo("first");
    }

    @Test
    void whoeverIsNotLetInGoesOnToTheNextRule() {
        var flag = Flags.flag("f")
                .rules(Rule.of("half", ANDROID, ON).withShare(50_000), Rule.of("rest", ANDROID, new Serve.One("off")))
                .build();
        var hash = new RolloutHash("f.gate");
        for (int i = 0; i < 200; i++) {
            var context = Flags.context("{\"user_id\":\"u" + i + "\",\"platform\":\"android\"}");
            boolean in = hash.bucket("u" + i) < 50_000;
            serves(evaluate(context, flag), in ? "on" : "off", in ? Reason.SPLIT : Reason.TARGETING_MATCH);
        }
    }

    @Test
    void aSplitServesByBucketOfTheVariantSeed() {
        var flag = Flags.flag("f")
                .otherwise(Serve.Split.of("user_id", new Weight("on", 30_000), new Weight("off", 70_000)))
                .build();
        var hash = new RolloutHash("f.variant");
        for (int i = 0; i < 200; i++) {
            boolean on = hash.bucket("u" + i) < 30_000;
            serves(evaluate(Flags.user("u" + i), flag), on ? "on" : "off", Reason.SPLIT);
        }
    }

    @Test
    void theBucketOfTheShareItselfIsOutside() {
        int gate = new RolloutHash("f.gate").bucket("u1");
        serves(evaluate(Flags.user("u1"), Flags.rollout("f", gate)), "off", Reason.DEFAULT);
        serves(evaluate(Flags.user("u1"), Flags.rollout("f", gate + 1)), "on", Reason.SPLIT);
        int slice = new RolloutHash("f.variant").bucket("u1");
        for (int more = 0; more <= 1; more++) {
            var split = Serve.Split.of(
                    "user_id", new Weight("on", slice + more), new Weight("off", RolloutHash.BUCKETS - slice - more));
            var evaluation =
                    evaluate(Flags.user("u1"), Flags.flag("f").otherwise(split).build());
            serves(evaluation, more == 1 ? "on" : "off", Reason.SPLIT);
        }
    }

    @Test
    void aFlagThatIsOffDoesNotGetTheDecisionOfTheOneBefore() {
        var snapshot = Flags.snapshot(
                Flags.flag("a").otherwise(ON).build(),
                Flags.flag("b").otherwise(ON).disabled().build());
        var evaluations = snapshot.evaluator(ANDROID_USER, Flags.NOW).evaluateAll(Audience.SERVER);
        serves(evaluations.getFirst(), "on", Reason.STATIC);
        serves(evaluations.getLast(), "off", Reason.DISABLED);
        assertThat(evaluations.getLast().flag()).isEqualTo("b");
    }

    @Test
    void aSplitGoesByTheAttributeItNames() {
        var split = Serve.Split.of("store.id", new Weight("on", 50_000), new Weight("off", 50_000));
        var flag = Flags.flag("f").otherwise(split).build();
        var hash = new RolloutHash("f.variant");
        for (int i = 0; i < 50; i++) {
            var evaluation = evaluate(Flags.context("{\"store\":{\"id\":" + i + "}}"), flag);
            serves(evaluation, hash.bucket(Integer.toString(i)) < 50_000 ? "on" : "off", Reason.SPLIT);
        }
    }

    @Test
    void aMissingBucketingKeyIsAnErrorNotADraw() {
        var split = Serve.Split.of("user_id", new Weight("on", 50_000), new Weight("off", 50_000));
        for (var flag : List.of(
                Flags.flag("f").otherwise(split).build(),
                Flags.flag("f")
                        .rules(Rule.of("r", Condition.ALWAYS, split))
                        .otherwise(ON)
                        .build(),
                Flags.flag("f")
                        .rules(Rule.of("r", Condition.ALWAYS, ON).withShare(50_000))
                        .otherwise(ON)
                        .build())) {
            var evaluation = evaluate(EvaluationContext.EMPTY, flag);
            serves(evaluation, "off", Reason.ERROR);
            assertThat(evaluation.error()).isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
        }
    }

    @Test
    void allAndNoneNeedNoBucketingKey() {
        var whole = Serve.Split.of("user_id", new Weight("on", 100_000), new Weight("off", 0));
        serves(
                evaluate(
                        EvaluationContext.EMPTY,
                        Flags.flag("f").otherwise(whole).build()),
                "on",
                Reason.SPLIT);
        serves(evaluate(EvaluationContext.EMPTY, Flags.rollout("f", 100_000)), "on", Reason.TARGETING_MATCH);
        serves(evaluate(EvaluationContext.EMPTY, Flags.rollout("f", 0)), "off", Reason.DEFAULT);
    }

    @Test
    void aFlagThatIsOffOrKilledServesItsOffVariant() {
        serves(evaluate(ANDROID_USER, Flags.flag("f").otherwise(ON).disabled().build()), "off", Reason.DISABLED);
        var set = new FlagSet(List.of(Flags.flag("f").otherwise(ON).build()), List.of());
        var killed = FlagSnapshot.compile(set, Set.of("f", "no-such-flag"));
        serves(killed.evaluator(ANDROID_USER, Flags.NOW).evaluate("f", Audience.SERVER), "off", Reason.DISABLED);
    }

    @Test
    void outsideItsScheduleAFlagIsOff() {
        var schedule = new Schedule(Flags.NOW, Flags.NOW.plusSeconds(60), "UTC", List.of());
        var flag = Flags.flag("f").during(schedule).otherwise(ON).build();
        serves(evaluate(ANDROID_USER, flag), "on", Reason.DEFAULT);
        var later = Flags.snapshot(flag).evaluator(ANDROID_USER, Flags.NOW.plusSeconds(60));
        serves(later.evaluate("f", Audience.SERVER), "off", Reason.DISABLED);
    }

    @Test
    void aPrerequisiteMustBeOnAndServeTheVariant() {
        var flag = Flags.flag("f")
                .after(new Prerequisite("p", List.of("on")))
                .otherwise(ON)
                .build();
        serves(evaluate(ANDROID_USER, flag, Flags.flag("p").otherwise(ON).build()), "on", Reason.DEFAULT);
        serves(evaluate(ANDROID_USER, flag, Flags.flag("p").build()), "off", Reason.DEFAULT);
        serves(
                evaluate(
                        ANDROID_USER,
                        flag,
                        Flags.flag("p").otherwise(ON).disabled().build()),
                "off",
                Reason.DEFAULT);
    }

    @Test
    void aPrerequisiteThatIsOffDoesNotCountWhateverItServes() {
        var flag = Flags.flag("f")
                .after(new Prerequisite("p", List.of("on", "off")))
                .otherwise(ON)
                .build();
        serves(evaluate(ANDROID_USER, flag, Flags.flag("p").build()), "on", Reason.DEFAULT);
        serves(evaluate(ANDROID_USER, flag, Flags.flag("p").disabled().build()), "off", Reason.DEFAULT);
        var keyless = Flags.flag("p")
                .otherwise(Serve.Split.of("store_id", new Weight("on", 1), new Weight("off", 99_999)))
                .build();
        serves(evaluate(ANDROID_USER, flag, keyless), "off", Reason.DEFAULT);
        var keptBack =
                Flags.flag("p").after(new Prerequisite("q", List.of("on"))).build();
        serves(evaluate(ANDROID_USER, flag, keptBack, Flags.flag("q").build()), "off", Reason.DEFAULT);
    }

    @Test
    void clientsSeeOnlyWhatIsVisibleToThem() {
        var snapshot = Flags.snapshot(
                Flags.flag("b").build(),
                Flags.flag("a")
                        .after(new Prerequisite("c", List.of("on")))
                        .otherwise(ON)
                        .build(),
                Flags.flag("c").otherwise(ON).hidden().build());
        var evaluator = snapshot.evaluator(ANDROID_USER, Flags.NOW);
        assertThat(evaluator.evaluateAll(Audience.SERVER))
                .extracting(Evaluation::flag)
                .containsExactly("a", "b", "c");
        assertThat(evaluator.evaluateAll(Audience.CLIENT))
                .extracting(Evaluation::flag)
                .containsExactly("a", "b");
        assertThat(evaluator.evaluate("a", Audience.CLIENT).variant()).isEqualTo("on");
        var unseen = evaluator.evaluate("c", Audience.CLIENT);
        assertThat(unseen)
                .isEqualTo(new Evaluation("c", null, false, null, null, Reason.ERROR, ErrorCode.FLAG_NOT_FOUND, null));
        assertThat(evaluator.evaluate("no-such-flag", Audience.SERVER).error()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(evaluator.evaluate("c", Audience.SERVER).variant()).isEqualTo("on");
    }

    @Test
    void segmentsOfSegmentsAreFollowed() {
        var staff = new Segment("staff", "Staff", null, Condition.test("mail", Operator.ENDS_WITH, "@nebula.example"));
        var testers = new Segment(
                "testers",
                "Testers",
                null,
                new Condition.All(List.of(new Condition.InSegment("staff", false), ANDROID)));
        var flag = Flags.flag("f")
                .rules(Rule.of("r", new Condition.InSegment("testers", false), ON))
                .build();
        var evaluator = FlagSnapshot.compile(new FlagSet(List.of(flag), List.of(testers, staff)), Set.of());
        var tester = Flags.context("{\"mail\":\"li@nebula.example\",\"platform\":\"android\"}");
        assertThat(evaluator
                        .evaluator(tester, Flags.NOW)
                        .evaluate("f", Audience.SERVER)
                        .enabled())
                .isTrue();
        assertThat(evaluator
                        .evaluator(ANDROID_USER, Flags.NOW)
                        .evaluate("f", Audience.SERVER)
                        .enabled())
                .isFalse();
    }

    @Test
    void ofOtherTypesAFlagIsEnabledWhereItServesSomethingElseThanItsOffVariant() {
        var flag = Flag.parse("""
                {"key":"f","name":"F","type":"json","enabled":true,"off_variant":"a",
                 "variants":[{"key":"a","value":{"文":1}},{"key":"b","value":[1,2.50]}],
                 "rules":[{"id":"r","when":{"attribute":"vip","operator":"equals","values":["true"]},"serve":{"variant":"b"}}],
                 "otherwise":{"variant":"a"}}
                """);
        var vip = evaluate(EvaluationContext.of(Map.of("vip", new Value.Truth(true))), flag);
        assertThat(vip.enabled()).isTrue();
        assertThat(vip.json()).isEqualTo("[1,2.50]".replace("2.50", "2.5"));
        assertThat(evaluate(ANDROID_USER, flag).enabled()).isFalse();
        assertThat(evaluate(ANDROID_USER, flag).json()).isEqualTo("{\"文\":1}");
    }

    @Test
    void theTimeIsThatOfTheEvaluator() {
        var flag = Flags.flag("f")
                .during(new Schedule(Instant.parse("2030-01-01T00:00:00Z"), null, "UTC", List.of()))
                .otherwise(ON)
                .build();
        var snapshot = Flags.snapshot(flag);
        assertThat(snapshot.evaluator(ANDROID_USER, Instant.parse("2029-12-31T23:59:59Z"))
                        .evaluate("f", Audience.SERVER)
                        .enabled())
                .isFalse();
        assertThat(snapshot.evaluator(ANDROID_USER, Instant.parse("2030-01-01T00:00:00Z"))
                        .evaluate("f", Audience.SERVER)
                        .enabled())
                .isTrue();
    }
}
