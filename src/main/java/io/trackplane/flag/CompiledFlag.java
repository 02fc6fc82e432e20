package io.trackplane.flag;

import java.util.ArrayList;
import java.util.List;
import org.ff4j.core.Feature;

/**
 * A {@link Flag}, ready to be asked.
 *
 * @param flag its definition
 * @param killed whether its kill switch is thrown
 * @param off what it serves when it is off
 * @param rules the rules
 * @param otherwise what everybody else gets
 * @param feature the same for ff4j
 */
record CompiledFlag(
        Flag flag, boolean killed, Evaluation off, List<CompiledRule> rules, CompiledServe otherwise, Feature feature) {
    static CompiledFlag of(Flag flag, boolean killed, Segments segments) {
        var decisions = new Decisions(flag);
        var rules = flag.rules().stream()
                .map(rule -> CompiledRule.of(rule, flag, segments, decisions))
                .toList();
        var otherwise = CompiledServe.of(
                flag.otherwise(),
                decisions,
                flag.seeds().variant(),
                isStatic(flag) ? Reason.STATIC : Reason.DEFAULT,
                null);
        var feature = new Feature(flag.key(), flag.enabled() && !killed);
        feature.setFlippingStrategy(strategy(flag, decisions, rules, otherwise));
        return new CompiledFlag(flag, killed, decisions.off(), rules, otherwise, feature);
    }

    private static boolean isStatic(Flag flag) {
        return flag.rules().isEmpty() && flag.prerequisites().isEmpty() && flag.schedule() == null;
    }

    private static DecidingStrategy strategy(
            Flag flag, Decisions decisions, List<CompiledRule> rules, CompiledServe otherwise) {
        var steps = new ArrayList<DecidingStrategy>();
        var schedule = flag.schedule();
        if (schedule != null) {
            steps.add(new ScheduleStrategy(schedule, decisions.off()));
        }
        flag.prerequisites()
                .forEach(prerequisite -> steps.add(new PrerequisiteStrategy(prerequisite, decisions.keptBack())));
        steps.add(new TargetingStrategy(rules.toArray(CompiledRule[]::new), otherwise));
        return steps.size() == 1 ? steps.getFirst() : new StepsStrategy(steps.toArray(DecidingStrategy[]::new));
    }
}
