package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.revision.PartMerge;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saves what somebody chose of their own and of somebody else's edit. */
@Controller("planMergeController")
class MergeController {
    private final PlanDrafts drafts;
    private final EditorPages pages;
    private final DefinitionMerges merges;
    private final Texts texts;
    private final Forms forms;

    MergeController(PlanDrafts drafts, EditorPages pages, DefinitionMerges merges, Texts texts, Forms forms) {
        this.drafts = drafts;
        this.pages = pages;
        this.merges = merges;
        this.texts = texts;
        this.forms = forms;
    }

    @PostMapping({PlanPaths.PLAN + "/event/merge", PlanPaths.PLAN + "/group/merge"})
    @RequiresPermission(Permission.PLAN_CHANGE)
    String save(
            Application application,
            Environment environment,
            @RequestParam String former,
            @RequestParam Map<String, String> posted,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var kind = request.getRequestURI().endsWith("/group/merge") ? PlanChange.Kind.GROUP : PlanChange.Kind.EVENT;
        var name = new DefinitionName(kind, former);
        var draft = drafts.of(application);
        var present = draft.content().find(name).orElseThrow(Problem.NotFound::new);
        var chosen = DefinitionMerges.chosen(kind, posted);
        boolean seen = Long.toString(DefinitionMerges.version(draft, name)).equals(posted.get("version"));
        try {
            drafts.save(application, name.name(), chosen, seen ? draft.basis(name) : "", caller.actor());
        } catch (Problem.Stale stale) {
            response.setStatus(409);
            var edit = new Edit(kind, name.name(), "", originals(posted), new FormTree(), "", Map.of());
            return merges.ask(application, environment, edit, chosen.json(), model);
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            var edit = new Edit(
                    kind,
                    name.name(),
                    draft.basis(name),
                    present.json(),
                    DefinitionForm.of(chosen),
                    "",
                    texts.of(invalid, locale));
            return pages.show(application, environment, edit, model);
        }
        return forms.redirect(
                PlanPaths.editor(environment, DefinitionName.of(chosen)),
                Message.of("plan.editor.saved", chosen.name()));
    }

    /** What the choice was made from. */
    private static String originals(Map<String, String> posted) {
        var fields = new LinkedHashMap<String, String>();
        posted.forEach((field, value) -> {
            if (field.startsWith("original.")) {
                fields.put(field.substring("original.".length()), value);
            }
        });
        return PartMerge.json(fields);
    }
}
