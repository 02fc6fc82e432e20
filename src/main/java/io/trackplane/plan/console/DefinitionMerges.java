package io.trackplane.plan.console;

import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanDraft;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.revision.PartMerge;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Merge;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Two people wrote one event or group: original, theirs and yours, field by field. */
@Component
class DefinitionMerges {
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 15;

    private final PlanDrafts drafts;

    DefinitionMerges(PlanDrafts drafts) {
        this.drafts = drafts;
    }

    /** Shows the three; what only one of the two changed is chosen already. */
    String ask(Application application, Environment environment, Edit edit, String yours, Model model) {
        var draft = drafts.of(application);
        var name = new DefinitionName(edit.kind(), String.valueOf(edit.former()));
        var theirs = draft.content().find(name).map(Definition::json).orElse(null);
        var original = edit.original().isEmpty() ? null : edit.original();
        var three = PartMerge.of(original, theirs, yours);
        var labels = new LinkedHashMap<String, String>();
        three.names()
                .forEach(field -> labels.put(field, "field.plan-" + name.kind().key() + "." + field));
        var proposed = PartMerge.of(null, null, three.proposal()).yours();
        model.addAttribute(
                "merge",
                Merge.of(
                        action(environment, name),
                        version(draft, name),
                        null,
                        null,
                        labels,
                        three.original(),
                        three.theirs(),
                        proposed));
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("name", name);
        return "plan/merge";
    }

    private static String action(Environment environment, DefinitionName name) {
        return PlanPaths.plan(environment) + "/" + name.kind().key() + "/merge?former="
                + PlanPaths.encoded(name.name());
    }

    /** The basis of a definition as a number. */
    static long version(PlanDraft draft, DefinitionName name) {
        var basis = draft.basis(name);
        return basis.equals("none") ? 0 : Long.parseLong(basis.substring(0, DIGITS), HEXADECIMAL);
    }

    /** What was chosen; only fields that one of the three states has are taken from what was posted. */
    static Definition chosen(PlanChange.Kind kind, Map<String, @Nullable String> posted) {
        var chosen = new LinkedHashMap<String, String>();
        posted.forEach((field, value) -> {
            if (value != null
                    && !field.equals("version")
                    && !field.equals("former")
                    && !field.startsWith("original.")) {
                chosen.put(field, value);
            }
        });
        return Definition.parse(kind, PartMerge.json(chosen));
    }
}
