package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is different between two plans, event by event and group by group in the order of their names. A property that an event has by a group is told
 * with the group, unless the event took up or left the group.
 *
 * <p>Breaking is what a client could notice that sends what was right before, or somebody who reads what was promised before. Changes to
 * drafts hurt nobody.
 */
public record PlanDifference(List<PlanChange> changes) {
    public PlanDifference {
        changes = List.copyOf(changes);
    }

    /** Compares two plans. */
    public static PlanDifference between(PlanContent before, PlanContent after) {
        var changes = new ArrayList<PlanChange>();
        var oldEvents = byName(before.events(), EventDefinition::name);
        var newEvents = byName(after.events(), EventDefinition::name);
        for (var name : names(oldEvents, newEvents)) {
            var differences = new Differences(PlanChange.Kind.EVENT, name, changes);
            var was = oldEvents.get(name);
            var is = newEvents.get(name);
            if (was == null && is != null) {
                differences.compatible(
                        "", null, name, message("plan.change.event-added", name), why("plan.why.event-added"));
            } else if (was != null && is == null) {
                differences.add(
                        was.planned() ? Compatibility.BREAKING : Compatibility.COMPATIBLE,
                        "",
                        name,
                        null,
                        message("plan.change.event-removed", name),
                        why(was.planned() ? "plan.why.event-removed" : "plan.why.draft"));
            } else if (was != null && is != null) {
                events(was, is, before, after, differences);
            }
        }
        groups(before, after, changes);
        return new PlanDifference(changes);
    }

    /** Whether any of the changes can hurt. */
    public boolean breaking() {
        return changes.stream().anyMatch(PlanChange::breaking);
    }

    private static void events(
            EventDefinition was, EventDefinition is, PlanContent before, PlanContent after, Differences differences) {
        var all = was.planned() ? differences : differences.harmless();
        EventFacets.compare(was, is, all);
        properties(
                before.effective(was.properties(), was.groups()), after.effective(is.properties(), is.groups()), all);
        all.order(names(was.properties()), names(is.properties()));
    }

    private static void groups(PlanContent before, PlanContent after, List<PlanChange> changes) {
        var oldGroups = byName(before.groups(), PropertyGroup::name);
        var newGroups = byName(after.groups(), PropertyGroup::name);
        for (var name : names(oldGroups, newGroups)) {
            var differences = new Differences(PlanChange.Kind.GROUP, name, changes);
            var was = oldGroups.get(name);
            var is = newGroups.get(name);
            if (was == null) {
                differences.compatible("", null, name, message("plan.change.group-added", name), why("plan.why.group"));
            } else if (is == null) {
                differences.compatible(
                        "", name, null, message("plan.change.group-removed", name), why("plan.why.group"));
            } else {
                differences.text("title", was.title(), is.title());
                differences.text("description", was.description(), is.description());
                differences.list("groups", was.groups(), is.groups(), "plan.why.groups");
                properties(
                        before.effective(was.properties(), was.groups()),
                        after.effective(is.properties(), is.groups()),
                        differences);
                differences.order(names(was.properties()), names(is.properties()));
            }
        }
    }

    private static void properties(
            Map<String, PlanContent.Effective> before,
            Map<String, PlanContent.Effective> after,
            Differences differences) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var was = before.get(name);
            var is = after.get(name);
            boolean toldWithGroup =
                    was != null && is != null && was.origin() != null && Objects.equals(was.origin(), is.origin());
            if (!toldWithGroup) {
                PropertyFacets.compare(
                        "properties." + name,
                        was == null ? null : was.property(),
                        is == null ? null : is.property(),
                        differences);
            }
        }
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        var found = new LinkedHashMap<String, T>();
        all.forEach(one -> found.putIfAbsent(name.apply(one), one));
        return found;
    }

    private static TreeSet<String> names(Map<String, ?> before, Map<String, ?> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }

    private static List<String> names(List<PropertyDefinition> properties) {
        return properties.stream().map(PropertyDefinition::name).toList();
    }

    private static Message message(String key, String name) {
        return Message.of(key, name);
    }

    private static Message why(String key) {
        return Message.of(key);
    }
}
