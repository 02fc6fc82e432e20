package io.trackplane.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * A version in figures.
 *
 * @param events how many events it has
 * @param groups how many property groups
 * @param added definitions that the version before did not have
 * @param changed definitions that are different
 * @param removed definitions that are gone
 * @param breaking changes that can hurt, {@link Compatibility#BREAKING}
 */
public record PlanSummary(int events, int groups, int added, int changed, int removed, int breaking) {
    static PlanSummary of(PlanContent before, PlanContent after) {
        var was = names(before);
        var is = names(after);
        var changes = PlanDifference.between(before, after).changes();
        var touched = new HashSet<DefinitionName>();
        changes.forEach(change -> touched.add(new DefinitionName(change.kind(), change.name())));
        touched.removeIf(name -> !was.contains(name) || !is.contains(name));
        return new PlanSummary(
                after.events().size(),
                after.groups().size(),
                (int) is.stream().filter(name -> !was.contains(name)).count(),
                touched.size(),
                (int) was.stream().filter(name -> !is.contains(name)).count(),
                (int) changes.stream().filter(PlanChange::breaking).count());
    }

    private static Set<DefinitionName> names(PlanContent content) {
        var names = new HashSet<DefinitionName>();
        content.definitions().forEach(definition -> names.add(DefinitionName.of(definition)));
        return names;
    }
}
