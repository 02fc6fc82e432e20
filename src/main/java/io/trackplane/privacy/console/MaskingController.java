package io.trackplane.privacy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The masking of an environment: its rules, and the bench to try them on. */
@Controller
class MaskingController {
    private final MaskingPages pages;
    private final PartEdits edits;
    private final Forms forms;

    MaskingController(MaskingPages pages, PartEdits edits, Forms forms) {
        this.pages = pages;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(PrivacyPaths.MASKING)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @RequestParam(required = false) @Nullable Sample sample, Model model) {
        if (sample != null) {
            model.addAttribute("bench", new BenchForm(sample.json(), "draft"));
        }
        return pages.page(environment, model);
    }

    /** An event may hold what nobody else should read, so it never stands in an address. */
    @PostMapping(PrivacyPaths.MASKING + "/bench")
    @RequiresPermission(Permission.TENANT_READ)
    String run(Environment environment, @ModelAttribute("bench") BenchForm form, BindingResult errors, Model model) {
        return forms.posted(errors, model)
                .change(() -> pages.bench(environment, form))
                .then(result -> {
                    model.addAttribute("result", result);
                    return pages.page(environment, model);
                })
                .orShow(() -> pages.page(environment, model));
    }

    /** Only where there are no rules yet: they must not take the place of somebody's own. */
    @PostMapping(PrivacyPaths.MASKING + "/recommended")
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String recommend(Tenant tenant, Environment environment, Caller caller) {
        edits.save(
                environment,
                MaskingPages.PART,
                pages.version(environment),
                false,
                caller,
                content -> MaskingRules.read(content).rules().isEmpty()
                        ? DefaultMasking.in(tenant.language()).json()
                        : content);
        return forms.redirect(PrivacyPaths.masking(environment), Message.of("privacy.masking.drafted"));
    }
}
