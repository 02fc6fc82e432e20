package io.trackplane.flag.console;

import io.trackplane.flag.ConditionExplanation;
import io.trackplane.flag.Explanation;
import io.trackplane.flag.Flag;
import io.trackplane.flag.Placement;
import io.trackplane.flag.RolloutHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag has its value, in words.
 *
 * @param variant that is served; null when there is none
 * @param value as JSON; null when there is none
 */
record ExplanationView(
        @Nullable String variant,
        @Nullable String value,
        String reason,
        @Nullable String error,
        List<Step> steps) {
    /**
     * A step.
     *
     * @param label what it looks at
     * @param strong whether it counted: it decided, or it stopped the flag
     * @param lines why its condition holds or not, indented
     * @param buckets where the user fell
     */
    record Step(String label, boolean strong, String told, List<Line> lines, List<Bucket> buckets) {}

    /** A line of a condition's explanation. */
    record Line(int depth, boolean holds, String told) {}

    /**
     * A bucket, to be drawn.
     *
     * @param from beginning of the interval in percent
     * @param size its length in percent
     * @param at the bucket in percent; null when there is none
     */
    record Bucket(
            String told, String from, String size, @Nullable String at) {}

    static ExplanationView of(Explanation explanation, @Nullable Flag flag, Texts texts) {
        var evaluation = explanation.evaluation();
        return new ExplanationView(
                evaluation.variant(),
                evaluation.json(),
                evaluation.reason().name(),
                evaluation.error() == null ? null : evaluation.error().name(),
                explanation.steps().stream()
                        .map(step -> step(step, flag, texts))
                        .toList());
    }

    private static Step step(Explanation.Step step, @Nullable Flag flag, Texts texts) {
        var lines = new ArrayList<Line>();
        if (step.condition() != null) {
            collect(step.condition(), 0, lines, texts);
        }
        boolean rule = step.kind() == Explanation.Kind.RULE || step.kind() == Explanation.Kind.OTHERWISE;
        return new Step(
                label(step, flag, texts),
                rule == step.passed(),
                texts.of(step.told()),
                lines,
                step.placements().stream()
                        .map(placement -> bucket(placement, texts))
                        .toList());
    }

    private static String label(Explanation.Step step, @Nullable Flag flag, Texts texts) {
        return switch (step.kind()) {
            case ENABLED -> texts.of("flag.explain.step.enabled");
            case SCHEDULE -> texts.of("flag.explain.step.schedule");
            case PREREQUISITE -> texts.of("flag.explain.step.prerequisite");
            case RULE -> texts.of("flag.explain.step.rule", Integer.toString(position(step.subject(), flag)));
            case OTHERWISE -> texts.of("flag.explain.step.otherwise");
        };
    }

    private static int position(@Nullable String rule, @Nullable Flag flag) {
        int position = 1;
        if (flag != null) {
            for (var one : flag.rules()) {
                if (Objects.equals(one.id(), rule)) {
                    return position;
                }
                position++;
            }
        }
        return 0;
    }

    private static void collect(ConditionExplanation condition, int depth, List<Line> lines, Texts texts) {
        lines.add(new Line(Math.min(depth, 4), condition.holds(), texts.of(condition.told())));
        condition.parts().forEach(part -> collect(part, depth + 1, lines, texts));
    }

    private static Bucket bucket(Placement placement, Texts texts) {
        return new Bucket(
                texts.of(placement.told()),
                percent(placement.from()),
                percent(placement.to() - placement.from()),
                placement.key() == null ? null : percent(placement.bucket()));
    }

    private static String percent(int buckets) {
        return BigDecimal.valueOf(buckets * 100L)
                .divide(BigDecimal.valueOf(RolloutHash.BUCKETS))
                .toPlainString();
    }
}
