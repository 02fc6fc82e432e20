package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that makes a plan unfit to be saved. What is only unwise is {@link PlanLint}'s. */
final class PlanChecks {
    private final PlanContent content;
    private final Findings findings = new Findings();
    private final PropertyChecks properties = new PropertyChecks(findings);

    PlanChecks(PlanContent content) {
        this.content = content;
        findings.atMost("events", content.events(), PlanLimits.EVENTS);
        findings.atMost("groups", content.groups(), PlanLimits.GROUPS);
        if (findings.found().isEmpty()) {
            checkEvents();
            checkGroups();
        }
    }

    void done() {
        findings.done();
        findings.that(content.json().length() <= PlanLimits.SIZE, "body", "plan.problem.too-large", PlanLimits.SIZE);
        findings.done();
    }

    /** What was found, by path. */
    Map<String, Message> found() {
        return findings.found();
    }

    private void checkEvents() {
        var names = new HashSet<String>();
        var events = content.events();
        for (int index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var path = "events[" + index + "].";
            checkAlone(event, path, findings, properties);
            findings.that(names.add(event.name()), path + "name", "plan.problem.twice", event.name());
            checkTogether(path, event.properties(), event.groups());
        }
    }

    private void checkGroups() {
        var names = new HashSet<String>();
        var groups = content.groups();
        for (int index = 0; index < groups.size(); index++) {
            var group = groups.get(index);
            var path = "groups[" + index + "].";
            checkAlone(group, path, findings, properties);
            findings.that(names.add(group.name()), path + "name", "plan.problem.twice", group.name());
            checkTogether(path, group.properties(), group.groups());
            var circle = new GroupCircles(content).from(group);
            findings.that(circle.isEmpty(), path + "groups", "plan.problem.circle", String.join(" → ", circle));
        }
    }

    /** What an event or a group has by its groups: they exist, do not contradict each other, and are not too much together. */
    private void checkTogether(String path, List<PropertyDefinition> own, List<String> groupNames) {
        for (var name : groupNames) {
            findings.that(content.group(name).isPresent(), path + "groups", "plan.problem.no-group", name);
        }
        var effective = content.effective(own, groupNames);
        findings.that(
                effective.size() <= PlanLimits.PROPERTIES,
                path + "properties",
                "plan.problem.too-many",
                effective.size(),
                PlanLimits.PROPERTIES);
        contradictions(own, groupNames)
                .forEach((property, between) -> findings.that(
                        false,
                        path + "groups",
                        "plan.problem.contradiction",
                        property,
                        between.get(0),
                        between.get(1)));
    }

    /** Properties that two of the groups define differently and the event does not define itself. */
    private Map<String, List<String>> contradictions(List<PropertyDefinition> own, List<String> groupNames) {
        var decided = new HashSet<String>();
        own.forEach(property -> decided.add(property.name()));
        var first = new HashMap<String, PlanContent.Effective>();
        var found = new HashMap<String, List<String>>();
        for (var name : groupNames) {
            content.effective(List.of(), List.of(name)).forEach((property, effective) -> {
                var other = first.putIfAbsent(property, effective);
                if (other != null
                        && !decided.contains(property)
                        && !other.property().equals(effective.property())) {
                    found.put(property, List.of(String.valueOf(other.origin()), String.valueOf(effective.origin())));
                }
            });
        }
        return found;
    }

    private static void checkAlone(EventDefinition event, String path, Findings findings, PropertyChecks properties) {
        Names.checkEvent(event.name(), path + "name", findings);
        findings.atMost(path + "title", event.title(), PlanLimits.TITLE);
        findings.atMost(path + "description", event.description(), PlanLimits.DESCRIPTION);
        findings.atMost(path + "trigger", event.trigger(), PlanLimits.DESCRIPTION);
        findings.atMost(path + "category", event.category(), PlanLimits.TITLE);
        findings.atMost(path + "owner", event.owner(), PlanLimits.TITLE);
        checkLabels(event.tags(), path + "tags", findings);
        checkLabels(event.metrics(), path + "metrics", findings);
        findings.atMost(path + "groups", event.groups(), PlanLimits.LABELS);
        properties.checkAll(event.properties(), path + "properties", true);
    }

    private static void checkAlone(PropertyGroup group, String path, Findings findings, PropertyChecks properties) {
        Names.checkProperty(group.name(), path + "name", findings);
        findings.atMost(path + "title", group.title(), PlanLimits.TITLE);
        findings.atMost(path + "description", group.description(), PlanLimits.DESCRIPTION);
        findings.atMost(path + "groups", group.groups(), PlanLimits.LABELS);
        properties.checkAll(group.properties(), path + "properties", true);
    }

    private static void checkLabels(List<String> labels, String path, Findings findings) {
        findings.atMost(path, labels, PlanLimits.LABELS);
        for (int index = 0; index < labels.size(); index++) {
            findings.atMost(path + "[" + index + "]", labels.get(index), PlanLimits.LABEL);
        }
    }

    /** Looks for groups that contain themselves. */
    private record GroupCircles(PlanContent content) {
        /** The way from a group back to it; empty when there is none. */
        List<String> from(PropertyGroup group) {
            return way(group, group.name(), new HashSet<>());
        }

        private List<String> way(PropertyGroup at, String to, Set<String> seen) {
            for (var next : at.groups()) {
                if (next.equals(to)) {
                    return List.of(at.name(), to);
                }
                var rest = seen.add(next)
                        ? content.group(next).map(group -> way(group, to, seen)).orElse(List.of())
                        : List.<String>of();
                if (!rest.isEmpty()) {
                    var whole = new ArrayList<String>();
                    whole.add(at.name());
                    whole.addAll(rest);
                    return whole;
                }
            }
            return List.of();
        }
    }
}
