package io.trackplane.plan.console;

import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A difference as it is read: by definition, those that can break something first.
 *
 * @param definitions each with its changes
 */
record Changes(List<Definition> definitions) {
    /** What is different in one event or group. */
    record Definition(String kind, String name, List<PlanChange> changes) {
        public long breaking() {
            return changes.stream().filter(PlanChange::breaking).count();
        }
    }

    static Changes of(PlanDifference difference) {
        var byName = new TreeMap<DefinitionName, List<PlanChange>>();
        difference
                .changes()
                .forEach(change -> byName.computeIfAbsent(
                                new DefinitionName(change.kind(), change.name()), name -> new ArrayList<>())
                        .add(change));
        return new Changes(byName.entrySet().stream()
                .map(entry -> new Definition(
                        entry.getKey().kind().key(), entry.getKey().name(), entry.getValue()))
                .sorted((a, b) -> Boolean.compare(b.breaking() > 0, a.breaking() > 0))
                .toList());
    }

    /** Events and groups that are new or gone as a whole. */
    public List<PlanChange> wholes() {
        return definitions.stream()
                .flatMap(definition -> definition.changes().stream())
                .filter(change -> change.field().isEmpty())
                .toList();
    }

    /** Those that are different in parts. */
    public List<Definition> parts() {
        return definitions.stream()
                .filter(definition -> definition.changes().stream()
                        .noneMatch(change -> change.field().isEmpty()))
                .toList();
    }

    public long breaking() {
        return definitions.stream().mapToLong(Definition::breaking).sum();
    }

    public long compatible() {
        return definitions.stream()
                        .mapToLong(definition -> definition.changes().size())
                        .sum()
                - breaking();
    }
}
