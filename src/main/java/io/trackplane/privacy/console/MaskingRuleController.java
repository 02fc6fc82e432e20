package io.trackplane.privacy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.privacy.Detector;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Option;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One masking rule: added, changed, moved, switched, removed. */
@Controller
class MaskingRuleController {
    private static final String NEW = PrivacyPaths.MASKING + "/new-rule";
    private static final String RULE = PrivacyPaths.MASKING + "/rules/{rule}";

    private final MaskingPages pages;
    private final PartEdits edits;
    private final Forms forms;
    private final MessageSource messages;

    MaskingRuleController(MaskingPages pages, PartEdits edits, Forms forms, MessageSource messages) {
        this.pages = pages;
        this.edits = edits;
        this.forms = forms;
        this.messages = messages;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.TENANT_READ)
    String add(Environment environment, Locale locale, Model model) {
        return page(environment, null, locale, model);
    }

    /** Two people who add a rule do not stand in each other's way. */
    @PostMapping(NEW)
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String create(
            Environment environment,
            @ModelAttribute("form") MaskingRuleForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        var id = MaskingRules.newId();
        return forms.posted(errors, model)
                .change(() -> save(
                        environment,
                        pages.version(environment),
                        caller,
                        content -> MaskingRules.with(content, form.rule(id))))
                .thenRedirect(row(environment, id), "privacy.masking.rule-added")
                .orShow(() -> page(environment, null, locale, model));
    }

    @GetMapping(RULE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String rule, Locale locale, Model model) {
        return page(environment, rule, locale, model);
    }

    @PostMapping(RULE)
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String save(
            Environment environment,
            @PathVariable String rule,
            @ModelAttribute("form") MaskingRuleForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        pages.form(environment, rule);
        return forms.posted(errors, model)
                .edits("masking-rule", form.fields(), () -> stored(environment, rule))
                .change(version ->
                        save(environment, version, caller, content -> MaskingRules.with(content, form.rule(rule))))
                .thenRedirect(row(environment, rule), "privacy.masking.drafted")
                .orShow(() -> page(environment, rule, locale, model));
    }

    @PostMapping(RULE + "/move")
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String move(
            Environment environment,
            @PathVariable String rule,
            @RequestParam(defaultValue = "false") boolean up,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        pages.form(environment, rule);
        save(environment, version, caller, content -> MaskingRules.moved(content, rule, up ? -1 : 1));
        return "redirect:" + row(environment, rule);
    }

    @PostMapping(RULE + "/switch")
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String turn(
            Environment environment,
            @PathVariable String rule,
            @RequestParam(defaultValue = "false") boolean on,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        pages.form(environment, rule);
        save(environment, version, caller, content -> MaskingRules.switched(content, rule, on));
        return "redirect:" + row(environment, rule);
    }

    @PostMapping(RULE + "/remove")
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String remove(
            Environment environment,
            @PathVariable String rule,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        pages.form(environment, rule);
        save(environment, version, caller, content -> MaskingRules.without(content, rule));
        return "redirect:" + PrivacyPaths.masking(environment) + "#rules";
    }

    private void save(Environment environment, long version, Caller caller, PartEdits.Change change) {
        edits.save(environment, MaskingPages.PART, version, false, caller, change);
    }

    private static String row(Environment environment, String rule) {
        return PrivacyPaths.masking(environment) + "#rule-" + rule;
    }

    private Stored stored(Environment environment, String rule) {
        return new Stored(
                pages.version(environment), pages.form(environment, rule).fields());
    }

    private String page(Environment environment, @Nullable String rule, Locale locale, Model model) {
        if (rule == null) {
            model.mergeAttributes(Map.of("form", MaskingRuleForm.EMPTY));
        } else {
            model.mergeAttributes(Map.of("form", pages.form(environment, rule), "made", stored(environment, rule)));
        }
        model.addAttribute("environment", environment);
        model.addAttribute("base", PrivacyPaths.base(environment));
        model.addAttribute("rule", rule);
        model.addAttribute(
                "detectors",
                Option.of(
                        Detector.class, detector -> messages.getMessage(MaskingView.detector(detector), null, locale)));
        return "privacy/masking-rule";
    }
}
