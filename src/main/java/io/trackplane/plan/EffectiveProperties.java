package io.trackplane.plan;

import io.trackplane.plan.PlanContent.Effective;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what an event or a group has by itself and by the groups it takes up. The nearer definition of a name counts. */
final class EffectiveProperties {
    private final Map<String, PropertyGroup> groups;

    EffectiveProperties(Map<String, PropertyGroup> groups) {
        this.groups = groups;
    }

    Map<String, Effective> of(List<PropertyDefinition> own, List<String> groupNames) {
        var found = new LinkedHashMap<String, Effective>();
        add(own, null, found);
        addGroups(groupNames, new HashSet<>(), found);
        return found;
    }

    private void addGroups(List<String> names, Set<String> seen, Map<String, Effective> found) {
        for (var name : names) {
            var group = groups.get(name);
            if (group != null && seen.add(name)) {
                add(group.properties(), name, found);
                addGroups(group.groups(), seen, found);
            }
        }
    }

    private static void add(
            List<PropertyDefinition> properties, @Nullable String origin, Map<String, Effective> found) {
        properties.forEach(property -> found.putIfAbsent(property.name(), new Effective(property, origin)));
    }
}
