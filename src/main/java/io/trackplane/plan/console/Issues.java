package io.trackplane.plan.console;

import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.LintFinding;
import io.trackplane.plan.LintSettings;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanLint;
import io.trackplane.plan.PlanPlace;
import io.trackplane.plan.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is unwise in a plan, by where it stands.
 *
 * @param all in the order of the plan
 */
record Issues(List<Issue> all) {
    private static final Pattern PROPERTY = Pattern.compile("^(.*properties\\[\\d+])(?:\\..*)?$");

    Issues {
        all = List.copyOf(all);
    }

    /** A finding and its place by name. */
    record Issue(PlanPlace place, LintFinding finding) {
        public boolean error() {
            return finding.severity() == Severity.ERROR;
        }

        /** Path of the property or field beside which it is shown. */
        public String beside() {
            var property = PROPERTY.matcher(place.field());
            return property.matches() ? property.group(1) : place.field();
        }
    }

    static Issues of(PlanContent content, LintSettings settings) {
        return new Issues(PlanLint.of(content, settings).stream()
                .map(finding -> new Issue(PlanPlace.of(finding.path(), content), finding))
                .toList());
    }

    List<Issue> at(DefinitionName name) {
        return all.stream()
                .filter(issue -> issue.place().at().equals(name)
                        && !issue.place().field().equals("events"))
                .toList();
    }

    /** Those of the plan as a whole. */
    List<Issue> whole() {
        return all.stream()
                .filter(issue -> issue.place().field().equals("events"))
                .toList();
    }

    List<Issue> errors() {
        return all.stream().filter(Issue::error).toList();
    }

    static Map<String, List<Issue>> beside(List<Issue> issues) {
        var beside = new LinkedHashMap<String, List<Issue>>();
        issues.forEach(issue -> beside.computeIfAbsent(issue.beside(), path -> new ArrayList<>())
                .add(issue));
        return beside;
    }
}
