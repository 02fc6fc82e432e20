package io.trackplane.plan.console;

import io.trackplane.kernel.Slice;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.DraftedDefinition;
import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.EventLifecycle;
import io.trackplane.plan.EventUsage.OnPlatform;
import io.trackplane.plan.EventUsage.Seen;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanDraft;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.plan.PropertyDefinition;
import io.trackplane.plan.console.Issues.Issue;
import io.trackplane.plan.console.PlanView.Carried;
import io.trackplane.plan.console.PlanView.Selected;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the list of events together. */
@Component
class PlanPages {
    private static final int SIZE = 50;

    private final PlanDrafts drafts;
    private final Plans plans;
    private final LintRules rules;
    private final Policies policies;
    private final Usage usage;

    PlanPages(PlanDrafts drafts, Plans plans, LintRules rules, Policies policies, Usage usage) {
        this.drafts = drafts;
        this.plans = plans;
        this.rules = rules;
        this.policies = policies;
        this.usage = usage;
    }

    PlanView view(
            Tenant tenant,
            Application application,
            Environment environment,
            PlanFilter filter,
            int page,
            @Nullable String selected) {
        var draft = drafts.of(application);
        var followed = plans.content(application, policies.followed(environment).version());
        var issues = Issues.of(draft.content(), rules.of(application.tenant()));
        var seen = usage.seen(environment, draft.content(), tenant.zone());
        var lines = lines(draft, followed, issues, seen == null ? Map.of() : seen);
        var shown = lines.stream().filter(filter::admits).toList();
        return new PlanView(
                filter,
                Slice.of(shown, page, SIZE),
                draft.content().events().size(),
                lines.stream().filter(line -> line.state() == EventState.LIVE).count(),
                draft.changes().size(),
                categories(draft.content()),
                draft.content().events().isEmpty() ? List.of() : issues.whole(),
                seen != null,
                lines.stream()
                        .filter(line -> line.event().name().equals(selected))
                        .findFirst()
                        .map(line -> selected(
                                draft,
                                line,
                                issues,
                                usage.platforms(environment, line.event().name(), draft.content(), tenant.zone())))
                        .orElse(null));
    }

    private static List<EventLine> lines(PlanDraft draft, PlanContent followed, Issues issues, Map<String, Seen> seen) {
        var byEvent = issues.all().stream()
                .filter(issue -> !issue.place().field().equals("events"))
                .collect(Collectors.groupingBy(issue -> issue.place().at()));
        var changes = draft.changes().stream()
                .collect(Collectors.toMap(DraftedDefinition::name, change -> change, (first, second) -> first));
        var lines = new ArrayList<EventLine>();
        draft.content()
                .events()
                .forEach(event ->
                        lines.add(line(draft.content(), event, state(event, changes, followed), byEvent, seen)));
        draft.changes().stream()
                .filter(change -> change.wanted() == null && change.name().kind() == PlanChange.Kind.EVENT)
                .flatMap(change -> draft.published().event(change.name().name()).stream())
                .filter(event -> draft.content().event(event.name()).isEmpty())
                .forEach(event -> lines.add(line(draft.published(), event, EventState.DELETED, Map.of(), seen)));
        lines.sort(Comparator.comparing((EventLine line) -> line.event().priority())
                .thenComparing(line -> line.event().name()));
        return lines;
    }

    private static EventLine line(
            PlanContent content,
            EventDefinition event,
            EventState state,
            Map<DefinitionName, List<Issue>> issues,
            Map<String, Seen> seen) {
        var own = issues.getOrDefault(DefinitionName.of(event), List.of());
        long errors = own.stream().filter(Issue::error).count();
        return new EventLine(
                event, state, content.propertiesOf(event).size(), errors, own.size() - errors, seen.get(event.name()));
    }

    private static EventState state(
            EventDefinition event, Map<DefinitionName, DraftedDefinition> changes, PlanContent followed) {
        var change = changes.get(DefinitionName.of(event));
        if (change != null) {
            return change.action().equals("created") ? EventState.CREATED : EventState.CHANGED;
        }
        if (event.lifecycle() == EventLifecycle.DRAFT) {
            return EventState.PLANNED;
        }
        if (followed.event(event.name()).filter(event::equals).isEmpty()) {
            return EventState.WAITING;
        }
        return event.lifecycle() == EventLifecycle.DEPRECATED ? EventState.DEPRECATED : EventState.LIVE;
    }

    private static List<String> categories(PlanContent content) {
        return content.events().stream()
                .map(EventDefinition::category)
                .filter(category -> !category.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static Selected selected(PlanDraft draft, EventLine line, Issues issues, List<OnPlatform> platforms) {
        var event = line.event();
        var name = DefinitionName.of(event);
        var own = line.state() == EventState.DELETED ? List.<Issue>of() : issues.at(name);
        var content = line.state() == EventState.DELETED ? draft.published() : draft.content();
        var change = draft.change(name);
        return new Selected(
                line,
                carried(content, event, own),
                own,
                draft.difference().changes().stream()
                        .filter(one -> one.kind() == PlanChange.Kind.EVENT
                                && one.name().equals(event.name()))
                        .toList(),
                platforms,
                change.map(DraftedDefinition::by).orElse(null),
                change.map(DraftedDefinition::at).orElse(null));
    }

    private static List<Carried> carried(PlanContent content, EventDefinition event, List<Issue> issues) {
        var carried = new ArrayList<Carried>();
        var all = content.propertiesOf(event);
        for (int i = 0; i < all.size(); i++) {
            boolean own = i < event.properties().size();
            var beside = "properties[" + i + "]";
            var found = own
                    ? issues.stream()
                            .filter(issue -> issue.beside().startsWith(beside))
                            .toList()
                    : List.<Issue>of();
            carried.add(new Carried(
                    all.get(i),
                    Allowed.of(all.get(i)),
                    own ? null : origin(content, event.groups(), all.get(i)),
                    found.isEmpty() ? "" : found.stream().anyMatch(Issue::error) ? "poor" : "needs"));
        }
        return carried;
    }

    private static @Nullable String origin(PlanContent content, List<String> groups, PropertyDefinition property) {
        for (var name : groups) {
            var group = content.group(name);
            if (group.isPresent() && group.get().properties().contains(property)) {
                return name;
            }
            var further = group.map(found -> origin(content, found.groups(), property))
                    .orElse(null);
            if (further != null) {
                return further;
            }
        }
        return null;
    }
}
