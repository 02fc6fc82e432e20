package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One event or property group, written in the draft that everybody shares. */
@Controller
class EditorController {
    private static final String EVENT = PlanPaths.PLAN + "/event";
    private static final String GROUP = PlanPaths.PLAN + "/group";

    private final PlanDrafts drafts;
    private final EditorPages pages;
    private final DefinitionMerges merges;
    private final Texts texts;
    private final Forms forms;

    EditorController(PlanDrafts drafts, EditorPages pages, DefinitionMerges merges, Texts texts, Forms forms) {
        this.drafts = drafts;
        this.pages = pages;
        this.merges = merges;
        this.texts = texts;
        this.forms = forms;
    }

    @GetMapping({EVENT, GROUP})
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            Application application,
            Environment environment,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            Model model) {
        var kind = kind(request);
        if (name == null || name.isEmpty()) {
            return pages.show(application, environment, Edit.begin(kind), model);
        }
        var draft = drafts.of(application);
        var definition = draft.content().find(new DefinitionName(kind, name)).orElseThrow(Problem.NotFound::new);
        return pages.show(application, environment, Edit.of(draft, definition), model);
    }

    /** Saves; or does what one of the form's buttons says and shows the form again, with nothing lost. */
    @PostMapping({EVENT, GROUP})
    @RequiresPermission(Permission.PLAN_CHANGE)
    String post(
            Application application,
            Environment environment,
            @RequestParam MultiValueMap<String, String> fields,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var edit = Edit.posted(kind(request), fields);
        var action = Edit.text(fields, "do");
        if (action.isEmpty() || action.equals("save")) {
            return save(application, environment, edit, caller, response, locale, model);
        }
        var focus = FormAction.apply(action, edit.form()).focus();
        pages.show(application, environment, edit.focused(focus), model);
        return action.equals("lint") ? "plan/_findings :: live" : EditorPages.EDITOR;
    }

    private String save(
            Application application,
            Environment environment,
            Edit edit,
            Caller caller,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var read = DefinitionForm.read(edit.kind(), edit.form());
        try {
            if (!read.problems().isEmpty()) {
                throw new Problem.Invalid(read.problems());
            }
            drafts.save(application, edit.former(), read.definition(), edit.basis(), caller.actor());
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            return pages.show(application, environment, edit.wrong(texts.of(invalid, locale)), model);
        } catch (Problem.Stale stale) {
            response.setStatus(409);
            return merges.ask(application, environment, edit, read.definition().json(), model);
        }
        var name = DefinitionName.of(read.definition());
        return forms.redirect(PlanPaths.editor(environment, name), Message.of("plan.editor.saved", name.name()));
    }

    @PostMapping({EVENT + "/remove", GROUP + "/remove"})
    @RequiresPermission(Permission.PLAN_CHANGE)
    String remove(
            Application application,
            Environment environment,
            @RequestParam("name") String removed,
            @RequestParam String basis,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var name = new DefinitionName(kind(request), removed);
        try {
            drafts.remove(application, name, basis, caller.actor());
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            var draft = drafts.of(application);
            var definition = draft.content().find(name).orElseThrow(Problem.NotFound::new);
            var edit = Edit.of(draft, definition).wrong(texts.of(invalid, locale));
            return pages.show(application, environment, edit, model);
        }
        return forms.redirect(home(environment, name), Message.of("plan.editor.removed", name.name()));
    }

    @PostMapping({EVENT + "/discard", GROUP + "/discard"})
    @RequiresPermission(Permission.PLAN_CHANGE)
    String discard(
            Application application,
            Environment environment,
            @RequestParam("name") String discarded,
            Caller caller,
            HttpServletRequest request) {
        var name = new DefinitionName(kind(request), discarded);
        drafts.discard(application, name, caller.actor());
        return forms.redirect(home(environment, name), Message.of("plan.editor.discarded", name.name()));
    }

    private static PlanChange.Kind kind(HttpServletRequest request) {
        return request.getRequestURI().contains("/plan/group") ? PlanChange.Kind.GROUP : PlanChange.Kind.EVENT;
    }

    private static String home(Environment environment, DefinitionName name) {
        return PlanPaths.plan(environment) + (name.kind() == PlanChange.Kind.EVENT ? "" : "/groups");
    }
}
