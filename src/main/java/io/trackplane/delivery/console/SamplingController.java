package io.trackplane.delivery.console;

import static java.util.Map.entry;

import io.trackplane.delivery.CollectionSwitch;
import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.console.SamplingForms.DefaultRate;
import io.trackplane.delivery.console.SamplingForms.Visitors;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartEdits;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors;
import io.trackplane.web.TwoEditors.Stored;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How much an environment collects: the default rate, what it costs, and the rules before it. */
@Controller
class SamplingController {
    private static final String COLLECTION = Paths.ENVIRONMENT + "/collection";
    private static final PartName PART = PartName.only(Sampling.KIND);
    private static final int SHOWN_REVISIONS = 10;

    private final Drafts drafts;
    private final Revisions revisions;
    private final PartEdits edits;
    private final Forms forms;

    SamplingController(Drafts drafts, Revisions revisions, PartEdits edits, Forms forms) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(COLLECTION)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            Environment environment,
            @ModelAttribute("precision") Visitors visitors,
            BindingResult errors,
            Model model) {
        if (visitors.visitors() != null && visitors.number() == 0) {
            FormErrors.add(errors, "visitors", Message.of("delivery.problem.visitors", Precision.MOST));
        }
        return page(environment, visitors.number(), model);
    }

    @PostMapping(COLLECTION)
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String changeDefault(
            Environment environment,
            @ModelAttribute("form") DefaultRate form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean publish,
            Caller caller,
            Model model) {
        var yours = fields(form.typed());
        return forms.posted(errors, model)
                .edits(Sampling.KIND, yours, () -> stored(environment))
                .change(version -> {
                    double rate = SamplingRuleForm.readRate("rate", form.typed());
                    edits.save(
                            environment,
                            PART,
                            version,
                            publish,
                            caller,
                            content -> SamplingRules.withDefault(content, rate));
                })
                .thenRedirect(
                        CollectionPaths.sampling(environment), publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> page(environment, 0, model));
    }

    private static Map<String, String> fields(String rate) {
        return TwoEditors.fields(List.of(entry("rate", rate)));
    }

    private Stored stored(Environment environment) {
        var editing = drafts.edit(environment, PART);
        return new Stored(editing.version(), fields(SamplingView.of(editing).rate()));
    }

    private String page(Environment environment, long visitors, Model model) {
        var editing = drafts.edit(environment, PART);
        var view = SamplingView.of(editing);
        model.mergeAttributes(Map.of(
                "form", new DefaultRate(view.rate()),
                "made", new Stored(editing.version(), fields(view.rate())),
                "precision", new Visitors(null)));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("editing", editing);
        model.addAttribute("view", view);
        model.addAttribute("most", Sampling.MOST_RULES);
        model.addAttribute("precisions", visitors == 0 ? List.of() : Precision.of(visitors, view.rate()));
        model.addAttribute("isCollecting", isCollecting(environment));
        model.addAttribute("history", revisions.of(environment, PART, SHOWN_REVISIONS));
        return "delivery/sampling";
    }

    private boolean isCollecting(Environment environment) {
        return revisions
                .current(environment)
                .parts()
                .find(PartName.only(CollectionSwitch.KIND))
                .isEmpty();
    }
}
