package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlagSetTest {
    private static Segment segment(String key, Condition when) {
        return new Segment(key, "Segment " + key, null, when);
    }

    private static Condition in(String segment) {
        return new Condition.InSegment(segment, false);
    }

    private static Flag after(String key, String... prerequisites) {
        return Flags.flag(key)
                .after(java.util.Arrays.stream(prerequisites)
                        .map(flag -> new Prerequisite(flag, List.of("on")))
                        .toArray(Prerequisite[]::new))
                .build();
    }

    private static Map<String, String> problems(List<Flag> flags, List<Segment> segments) {
        var problems = new FlagSet(flags, segments).problems();
        Words.say(problems);
        var keys = new LinkedHashMap<String, String>();
        problems.forEach((field, told) -> keys.put(field, told.key()));
        return keys;
    }

    @Test
    void aSegmentComesBackAsItWas() {
        var segment = segment("beta", new Condition.All(List.of(in("staff"), Condition.test("城市", Operator.IN, "上海"))));
        assertThat(Segment.parse(segment.json())).isEqualTo(segment);
        assertThatThrownBy(() -> Segment.parse("{\"key\":\"A B\",\"name\":\"\",\"when\":{\"segment\":\"\"}}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("key", "name", "when.segment"));
        assertThatThrownBy(() -> Segment.parse("{\"key\":\"a\",\"name\":\"a\"}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("when"));
    }

    @Test
    void aSoundSetHasNoProblems() {
        var beta = segment("beta", in("staff"));
        var staff = segment("staff", Condition.ALWAYS);
        var flag = Flags.flag("b")
                .rules(Rule.of("r", in("beta"), new Serve.One("on")))
                .build();
        assertThat(problems(List.of(after("a", "b"), flag), List.of(beta, staff)))
                .isEmpty();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        var flag = Flags.flag("a")
                .after(new Prerequisite("gone", List.of("on")), new Prerequisite("b", List.of("on", "maybe")))
                .rules(Rule.of("r", new Condition.All(List.of(new Condition.Not(in("nobody")))), new Serve.One("on")))
                .build();
        assertThat(problems(List.of(flag, after("b")), List.of(segment("s", new Condition.Any(List.of(in("lost")))))))
                .containsOnly(
                        Map.entry("segments[s].when.any[0].segment", "flag.problem.segment.unknown"),
                        Map.entry("flags[a].rules[0].when.all[0].not.segment", "flag.problem.segment.unknown"),
                        Map.entry("flags[a].prerequisites[0].flag", "flag.problem.flag.unknown"),
                        Map.entry("flags[a].prerequisites[1].variants[1]", "flag.problem.variant.unknown"));
    }

    @Test
    void circlesAreRefusedAndShown() {
        var set = new FlagSet(
                List.of(after("a", "b"), after("b", "c"), after("c", "a"), after("d", "a")),
                List.of(segment("x", in("y")), segment("y", new Condition.Not(in("x"))), segment("z", in("z"))));
        assertThat(problems(set.flags(), set.segments()))
                .containsOnly(
                        Map.entry("flags[a].prerequisites", "flag.problem.cycle"),
                        Map.entry("flags[b].prerequisites", "flag.problem.cycle"),
                        Map.entry("flags[c].prerequisites", "flag.problem.cycle"),
                        Map.entry("segments[x].when", "flag.problem.cycle"),
                        Map.entry("segments[y].when", "flag.problem.cycle"),
                        Map.entry("segments[z].when", "flag.problem.cycle"));
        assertThat(Words.say(java.util.Objects.requireNonNull(set.problems().get("flags[a].prerequisites"))))
                .isEqualTo("This leads back to itself: a → b → c → a.");
        assertThatThrownBy(() -> FlagSnapshot.compile(set, Set.of())).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> Segments.compile(set.segments())).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void chainsHaveALimitAndLongOnesDoNotOverflowTheStack() {
        assertThat(problems(chainOfFlags(11), List.of()))
                .containsOnly(Map.entry("flags[f10].prerequisites", "flag.problem.prerequisite.too-deep"));
        assertThat(problems(chainOfFlags(1000), List.of())).hasSize(990);
        assertThat(problems(List.of(), chainOfSegments(11)))
                .containsOnly(Map.entry("segments[s10].when", "flag.problem.segment.too-deep"));
        assertThat(problems(List.of(), chainOfSegments(500))).hasSize(490);
        assertThat(problems(chainOfFlags(10), chainOfSegments(10))).isEmpty();
    }

    private static List<Flag> chainOfFlags(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> i == 0 ? after("f0") : after("f" + i, "f" + (i - 1)))
                .toList();
    }

    private static List<Segment> chainOfSegments(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> segment("s" + i, i == 0 ? Condition.ALWAYS : in("s" + (i - 1))))
                .toList();
    }

    @Test
    void keysOccurOnceAndSetsHaveLimits() {
        assertThat(problems(
                        List.of(after("a"), after("a")),
                        List.of(segment("s", Condition.ALWAYS), segment("s", in("s")))))
                .containsOnly(
                        Map.entry("flags[a].key", "flag.problem.duplicate"),
                        Map.entry("segments[s].key", "flag.problem.duplicate"));
        var flags = new ArrayList<>(chainOfFlags(1000));
        flags.add(after("more"));
        assertThat(problems(flags, List.of())).containsOnly(Map.entry("flags", "flag.problem.too-many"));
        assertThat(problems(List.of(), chainOfSegments(501)))
                .containsOnly(Map.entry("segments", "flag.problem.too-many"));
    }

    @Test
    void whatIsWrongWithOneIsToldAtItsPlace() {
        var wrong = Flags.flag("a").otherwise(new Serve.One("gone")).build();
        assertThat(problems(List.of(wrong), List.of(segment("s", in("")))))
                .containsOnly(
                        Map.entry("flags[a].otherwise.variant", "flag.problem.variant.unknown"),
                        Map.entry("segments[s].when.segment", "flag.problem.required"));
    }

    @Test
    void conditionsOfOthersAreCheckedAgainstTheSegments() {
        var segments = Segments.compile(List.of(segment("staff", Condition.test("role", Operator.EQUALS, "staff"))));
        assertThat(segments.compile(in("staff")).matches(Flags.context("{\"role\":\"staff\"}")))
                .isTrue();
        assertThat(segments.problems(in("gone"), "values[0].when")).containsOnlyKeys("values[0].when.segment");
        assertThat(segments.problems(in(""), "values[0].when")).containsOnlyKeys("values[0].when.segment");
        assertThatThrownBy(() -> segments.compile(in("gone"))).isInstanceOf(Problem.Invalid.class);
    }
}
