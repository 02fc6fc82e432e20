package io.trackplane.plan.console;

import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.DraftedDefinition;
import io.trackplane.plan.EventDefinition;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanDraft;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PropertyGroup;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the editor together. */
@Component
class EditorPages {
    static final String EDITOR = "plan/editor";

    private final PlanDrafts drafts;
    private final LintRules rules;

    EditorPages(PlanDrafts drafts, LintRules rules) {
        this.drafts = drafts;
        this.rules = rules;
    }

    String show(Application application, Environment environment, Edit edit, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("view", view(application, edit));
        return EDITOR;
    }

    private EditorView view(Application application, Edit edit) {
        var draft = drafts.of(application);
        var read = DefinitionForm.read(edit.kind(), edit.form());
        var issues = read.definition().name().isEmpty()
                ? List.<Issues.Issue>of()
                : issues(application, draft, edit, read.definition());
        return new EditorView(
                edit,
                edit.errors(),
                Issues.beside(issues),
                draft.content().groups().stream()
                        .map(PropertyGroup::name)
                        .filter(name -> edit.kind() == PlanChange.Kind.EVENT || !name.equals(edit.former()))
                        .toList(),
                change(draft, edit),
                distinct(draft.content(), EventDefinition::category),
                distinct(draft.content(), EventDefinition::owner));
    }

    private static String change(PlanDraft draft, Edit edit) {
        return edit.former() == null
                ? ""
                : draft.change(new DefinitionName(edit.kind(), edit.former()))
                        .map(DraftedDefinition::action)
                        .orElse("");
    }

    private List<Issues.Issue> issues(Application application, PlanDraft draft, Edit edit, Definition definition) {
        var former = edit.former() == null ? null : new DefinitionName(edit.kind(), edit.former());
        var content = draft.content().with(DefinitionName.of(definition), null).with(former, definition);
        return Issues.of(content, rules.of(application.tenant())).at(DefinitionName.of(definition));
    }

    private static List<String> distinct(PlanContent content, Function<EventDefinition, String> field) {
        return content.events().stream()
                .map(field)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
