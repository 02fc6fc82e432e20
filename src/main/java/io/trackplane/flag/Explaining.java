package io.trackplane.flag;

import io.trackplane.flag.Explanation.Kind;
import io.trackplane.flag.Explanation.Step;
import io.trackplane.kernel.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a flag's decision step by step. The value itself comes from the evaluator, so that the two cannot differ in it. */
final class Explaining {
    private final FlagSnapshot snapshot;
    private final EvaluationContext context;
    private final Instant time;
    private final FlagEvaluator evaluator;
    private final List<Step> steps = new ArrayList<>();

    Explaining(FlagSnapshot snapshot, EvaluationContext context, Instant time) {
        this.snapshot = snapshot;
        this.context = context;
        this.time = time;
        this.evaluator = snapshot.evaluator(context, time);
    }

    Explanation explain(String key) {
        var compiled = snapshot.flag(key);
        if (compiled != null && passesAllBefore(compiled) && !ruleDecides(compiled)) {
            otherwise(compiled);
        }
        return new Explanation(evaluator.evaluate(key, Audience.SERVER), steps);
    }

    private boolean passesAllBefore(CompiledFlag compiled) {
        return add(enabled(compiled))
                && add(schedule(compiled.flag().schedule()))
                && compiled.flag().prerequisites().stream().allMatch(prerequisite -> add(prerequisite(prerequisite)));
    }

    private boolean add(@Nullable Step step) {
        if (step == null) {
            return true;
        }
        steps.add(step);
        return step.passed();
    }

    private static Step enabled(CompiledFlag compiled) {
        if (compiled.killed()) {
            return Step.of(Kind.ENABLED, null, false, Message.of("flag.explain.killed"));
        }
        return compiled.flag().enabled()
                ? Step.of(Kind.ENABLED, null, true, Message.of("flag.explain.on"))
                : Step.of(Kind.ENABLED, null, false, Message.of("flag.explain.off"));
    }

    private @Nullable Step schedule(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        return schedule.contains(time)
                ? Step.of(Kind.SCHEDULE, null, true, Message.of("flag.explain.schedule.holds"))
                : Step.of(Kind.SCHEDULE, null, false, Message.of("flag.explain.schedule.fails"));
    }

    private Step prerequisite(Prerequisite prerequisite) {
        var other = evaluator.evaluate(prerequisite.flag(), Audience.SERVER);
        var variant = Objects.requireNonNullElse(other.variant(), "");
        boolean met = evaluator.isMet(prerequisite);
        var key = met
                ? "flag.explain.prerequisite.holds"
                : prerequisite.variants().contains(variant)
                        ? "flag.explain.prerequisite.off"
                        : "flag.explain.prerequisite.fails";
        return Step.of(
                Kind.PREREQUISITE,
                prerequisite.flag(),
                met,
                Message.of(key, prerequisite.flag(), variant, String.join(", ", prerequisite.variants())));
    }

    private boolean ruleDecides(CompiledFlag compiled) {
        for (var rule : compiled.rules()) {
            steps.add(step(rule));
            if (rule.decide(context) != null) {
                return true;
            }
        }
        return false;
    }

    private Step step(CompiledRule rule) {
        var condition = rule.condition().explain(context);
        if (!condition.holds()) {
            return new Step(Kind.RULE, rule.id(), false, Message.of("flag.explain.rule.fails"), condition, List.of());
        }
        var gate = rule.gate().place(context);
        return switch (rule.gate().ask(context)) {
            case OUT -> rule(rule, false, Message.of("flag.explain.rule.out"), condition, gate, null);
            case KEY_MISSING -> rule(rule, false, keyMissing(rule.gate().by()), condition, gate, null);
            case IN -> served(rule, condition, gate);
        };
    }

    private Step served(CompiledRule rule, ConditionExplanation condition, @Nullable Placement gate) {
        var decision = rule.serve().decide(context);
        var placement = rule.serve().place(context);
        return rule(rule, decision.error() == null, told(decision, placement), condition, gate, placement);
    }

    private void otherwise(CompiledFlag compiled) {
        var decision = compiled.otherwise().decide(context);
        var placement = compiled.otherwise().place(context);
        steps.add(new Step(
                Kind.OTHERWISE,
                null,
                decision.error() == null,
                told(decision, placement),
                null,
                Stream.ofNullable(placement).toList()));
    }

    private static Message told(Evaluation decision, @Nullable Placement placement) {
        if (decision.error() != null && placement != null) {
            return Message.of("flag.explain.key-missing", placement.by());
        }
        return Message.of("flag.explain.serves", Objects.requireNonNullElse(decision.variant(), ""));
    }

    private static Message keyMissing(Attribute by) {
        return Message.of("flag.explain.key-missing", by.name());
    }

    private static Step rule(
            CompiledRule rule,
            boolean passed,
            Message told,
            ConditionExplanation condition,
            @Nullable Placement gate,
            @Nullable Placement split) {
        var placements = Stream.of(Stream.ofNullable(gate), Stream.ofNullable(split))
                .flatMap(one -> one)
                .toList();
        return new Step(Kind.RULE, rule.id(), passed, told, condition, placements);
    }
}
