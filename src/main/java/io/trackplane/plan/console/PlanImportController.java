package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.Column;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.PastePreview;
import io.trackplane.plan.PastePreview.PastedRow;
import io.trackplane.plan.PastePreview.Result;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PlanImport;
import io.trackplane.plan.PlanLimits;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Three steps from a table in a document to events in the draft: paste, check, import. */
@Controller
class PlanImportController {
    private static final String IMPORT = PlanPaths.PLAN + "/import";
    /** As many rows as a plan can have events and groups. */
    private static final int ROWS = PlanLimits.EVENTS + PlanLimits.GROUPS;

    private final PlanDrafts drafts;
    private final LintRules rules;
    private final Texts texts;
    private final Forms forms;

    PlanImportController(PlanDrafts drafts, LintRules rules, Texts texts, Forms forms) {
        this.drafts = drafts;
        this.rules = rules;
        this.texts = texts;
        this.forms = forms;
    }

    /**
     * What became of a row.
     *
     * @param kind key of an event or a group
     * @param outcome key of what happened
     */
    record Row(String kind, String name, String outcome) implements Serializable {}

    /** The first step; after an import the third. */
    @GetMapping(IMPORT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String show(Application application, Environment environment, Model model) {
        if (model.containsAttribute("imported")) {
            var draft = drafts.of(application);
            var issues = Issues.of(draft.content(), rules.of(application.tenant()));
            model.addAttribute("errors", issues.errors().size());
            return page(environment, "plan/imported", model);
        }
        model.addAttribute("text", "");
        return page(environment, "plan/import", model);
    }

    @PostMapping(IMPORT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String post(
            Application application,
            Environment environment,
            @RequestParam MultiValueMap<String, String> fields,
            Caller caller,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        var form = PasteForm.posted(fields);
        if (Edit.text(fields, "do").equals("back")) {
            model.addAttribute("text", form.text());
            return page(environment, "plan/import", model);
        }
        try {
            var draft = drafts.of(application);
            var preview = PlanImport.preview(form.text(), form.choices(), draft.content());
            refuseTooMany(preview);
            model.addAttribute(
                    "view",
                    new PasteView(
                            form.text(), draft.basis(), preview, form.names().keySet()));
            if (Edit.text(fields, "do").equals("import")) {
                return imported(application, environment, form, preview, caller, response, model, redirect);
            }
            return preview(environment, model);
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            model.addAttribute("text", form.text());
            model.addAttribute(
                    "error", texts.of(invalid, locale).values().iterator().next());
            return page(environment, "plan/import", model);
        }
    }

    private static void refuseTooMany(PastePreview preview) {
        if (preview.rows().size() > ROWS) {
            throw new Problem.Invalid(
                    "text",
                    Message.of("plan.paste.too-many-rows", preview.rows().size(), ROWS));
        }
    }

    private String preview(Environment environment, Model model) {
        model.addAttribute("columns", List.of(Column.values()));
        return page(environment, "plan/check", model);
    }

    private String imported(
            Application application,
            Environment environment,
            PasteForm form,
            PastePreview preview,
            Caller caller,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var names = preview.rows().stream()
                .filter(row -> row.result() == Result.NEW || row.result() == Result.CHANGED)
                .map(PlanImportController::name)
                .toList();
        if (names.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("nothing", true);
            return preview(environment, model);
        }
        try {
            var outcome = drafts.importAll(application, form.basis(), preview.content(), names, caller.actor());
            redirect.addFlashAttribute("imported", rows(preview, outcome));
            return forms.redirect(
                    PlanPaths.plan(environment) + "/import", Message.of("plan.import.done", saved(outcome)));
        } catch (Problem.Stale stale) {
            response.setStatus(409);
            model.addAttribute("changedMeanwhile", true);
            return preview(environment, model);
        }
    }

    private static DefinitionName name(PastedRow row) {
        return new DefinitionName(row.kind(), row.name());
    }

    private static long saved(Map<DefinitionName, PlanDrafts.Imported> outcome) {
        return outcome.values().stream()
                .filter(PlanDrafts.Imported.SAVED::equals)
                .count();
    }

    private static ArrayList<Row> rows(PastePreview preview, Map<DefinitionName, PlanDrafts.Imported> outcome) {
        var rows = new ArrayList<Row>();
        for (var row : preview.rows()) {
            boolean overtaken = outcome.get(name(row)) == PlanDrafts.Imported.OVERTAKEN;
            rows.add(new Row(
                    row.kind().key(),
                    row.name(),
                    overtaken ? "overtaken" : row.result().key()));
        }
        return rows;
    }

    private static String page(Environment environment, String view, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        return view;
    }
}
