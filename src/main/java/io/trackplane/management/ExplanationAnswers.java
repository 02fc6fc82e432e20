package io.trackplane.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.flag.ConditionExplanation;
import io.trackplane.flag.Explanation;
import io.trackplane.flag.Placement;
import io.trackplane.kernel.CanonicalJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Explanations of flags in words. */
@Component
class ExplanationAnswers {
    private final Sentences sentences;

    ExplanationAnswers(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Each flag that was asked for, as of a revision. */
    record Explained(long revision, List<FlagExplained> flags) {}

    /** What a context gets of a flag, and why. */
    @JsonInclude(Include.NON_NULL)
    record FlagExplained(
            String flag,
            boolean enabled,
            @Nullable String type,
            @Nullable String variant,
            @Nullable JsonNode value,
            String reason,
            @Nullable String error,
            @Nullable String rule,
            List<StepExplained> steps) {}

    /** One step on the way. */
    @JsonInclude(Include.NON_NULL)
    record StepExplained(
            String kind,
            @Nullable String subject,
            boolean passed,
            String text,
            @Nullable ConditionExplained condition,
            List<PlacementExplained> placements) {}

    /** A condition with what it is made of. */
    record ConditionExplained(boolean holds, String text, List<ConditionExplained> parts) {}

    /** A bucket that counted. */
    record PlacementExplained(String kind, String by, boolean inside, int bucket, int from, int to, String text) {}

    Explained of(long revision, List<Explanation> explanations) {
        return new Explained(revision, explanations.stream().map(this::flag).toList());
    }

    private FlagExplained flag(Explanation explanation) {
        var evaluation = explanation.evaluation();
        return new FlagExplained(
                evaluation.flag(),
                evaluation.enabled(),
                evaluation.type() == null ? null : evaluation.type().key(),
                evaluation.variant(),
                evaluation.json() == null ? null : CanonicalJson.tree(evaluation.json()),
                evaluation.reason().name(),
                evaluation.error() == null ? null : evaluation.error().name(),
                evaluation.rule(),
                explanation.steps().stream().map(this::step).toList());
    }

    private StepExplained step(Explanation.Step step) {
        return new StepExplained(
                step.kind().name().toLowerCase(Locale.ROOT),
                step.subject(),
                step.passed(),
                sentences.of(step.told()),
                step.condition() == null ? null : condition(step.condition()),
                step.placements().stream().map(this::placement).toList());
    }

    private ConditionExplained condition(ConditionExplanation condition) {
        return new ConditionExplained(
                condition.holds(),
                sentences.of(condition.told()),
                condition.parts().stream().map(this::condition).toList());
    }

    private PlacementExplained placement(Placement placement) {
        return new PlacementExplained(
                placement.kind().name().toLowerCase(Locale.ROOT),
                placement.by(),
                placement.inside(),
                placement.bucket(),
                placement.from(),
                placement.to(),
                sentences.of(placement.told()));
    }
}
