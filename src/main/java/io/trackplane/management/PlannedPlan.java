package io.trackplane.management;

import io.trackplane.kernel.Permission;
import io.trackplane.management.BundleWriting.Extent;
import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PropertyGroup;
import io.trackplane.web.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle would change in the tracking plan.
 *
 * @param latest number of the last version; 0 when there is none
 * @param before what it says
 * @param after what is wanted
 */
record PlannedPlan(int latest, PlanContent before, PlanContent after) {
    static PlannedPlan of(int latest, PlanContent before, @Nullable PlanContent wanted, Extent extent) {
        if (wanted == null) {
            return new PlannedPlan(latest, before, before);
        }
        return new PlannedPlan(latest, before, extent == Extent.WHOLE ? wanted : added(before, wanted));
    }

    private static PlanContent added(PlanContent before, PlanContent wanted) {
        return new PlanContent(
                added(before.events(), wanted.events(), EventDefinition::name),
                added(before.groups(), wanted.groups(), PropertyGroup::name));
    }

    private static <T> List<T> added(List<T> before, List<T> wanted, Function<T, String> name) {
        Map<String, T> all = new TreeMap<>();
        before.forEach(one -> all.put(name.apply(one), one));
        wanted.forEach(one -> all.put(name.apply(one), one));
        return new ArrayList<>(all.values());
    }

    boolean changes() {
        return !after.equals(before);
    }

    /** The number of the last version once it is published. */
    int latestAfter() {
        return changes() ? latest + 1 : latest;
    }

    List<Permission> missing(Caller caller) {
        return changes() && !caller.may(Permission.PLAN_CHANGE) ? List.of(Permission.PLAN_CHANGE) : List.of();
    }

    /** The definitions that are different, by kind and name. */
    List<Change> differences() {
        var names = new TreeSet<DefinitionName>();
        before.definitions().forEach(definition -> names.add(DefinitionName.of(definition)));
        after.definitions().forEach(definition -> names.add(DefinitionName.of(definition)));
        return names.stream()
                .map(name -> new Change(
                        name, before.find(name).orElse(null), after.find(name).orElse(null)))
                .filter(change -> !java.util.Objects.equals(change.before(), change.after()))
                .toList();
    }

    /** A definition before and after. */
    record Change(
            DefinitionName name,
            @Nullable Definition before,
            @Nullable Definition after) {
        /** As in {@link io.trackplane.revision.PartChange#action}. */
        String action() {
            if (before == null) {
                return "created";
            }
            return after == null ? "deleted" : "changed";
        }
    }
}
