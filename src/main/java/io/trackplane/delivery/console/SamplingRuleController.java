package io.trackplane.delivery.console;

import io.trackplane.delivery.Sampling;
import io.trackplane.event.EventType;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartEdits;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Arrays;
import java.util.List;
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

/** One sampling rule: added, changed, moved, removed. */
@Controller
class SamplingRuleController {
    private static final String RULES = Paths.ENVIRONMENT + "/collection/rules";
    private static final String NEW = Paths.ENVIRONMENT + "/collection/new-rule";
    private static final String RULE = RULES + "/{rule}";
    private static final PartName PART = PartName.only(Sampling.KIND);

    private final Drafts drafts;
    private final PartEdits edits;
    private final Forms forms;
    private final MessageSource messages;

    SamplingRuleController(Drafts drafts, PartEdits edits, Forms forms, MessageSource messages) {
        this.drafts = drafts;
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
            @ModelAttribute("form") SamplingRuleForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        var id = SamplingRules.newId();
        return forms.posted(errors, model)
                .change(() -> edits.save(
                        environment,
                        PART,
                        drafts.edit(environment, PART).version(),
                        false,
                        caller,
                        content -> SamplingRules.with(content, form.rule(id))))
                .thenRedirect(row(environment, id), "delivery.sampling.rule-added")
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
            @ModelAttribute("form") SamplingRuleForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        stored(environment, rule);
        return forms.posted(errors, model)
                .edits("sampling-rule", form.fields(), () -> stored(environment, rule))
                .change(version -> edits.save(
                        environment,
                        PART,
                        version,
                        false,
                        caller,
                        content -> SamplingRules.with(content, form.rule(rule))))
                .thenRedirect(row(environment, rule), "delivery.drafted")
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
        stored(environment, rule);
        edits.save(
                environment, PART, version, false, caller, content -> SamplingRules.moved(content, rule, up ? -1 : 1));
        return "redirect:" + row(environment, rule);
    }

    @PostMapping(RULE + "/remove")
    @RequiresPermission(Permission.COLLECTION_CHANGE)
    String remove(
            Environment environment,
            @PathVariable String rule,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        stored(environment, rule);
        edits.save(environment, PART, version, false, caller, content -> SamplingRules.without(content, rule));
        return "redirect:" + CollectionPaths.sampling(environment) + "#rules";
    }

    private static String row(Environment environment, String rule) {
        return CollectionPaths.sampling(environment) + "#rule-" + rule;
    }

    private Stored stored(Environment environment, String rule) {
        var editing = drafts.edit(environment, PART);
        var sampling = SamplingRules.read(editing.content());
        var found = sampling.rules().get(SamplingRules.position(sampling, rule));
        return new Stored(editing.version(), SamplingRuleForm.of(found).fields());
    }

    private String page(Environment environment, @Nullable String rule, Locale locale, Model model) {
        if (rule == null) {
            model.mergeAttributes(Map.of("form", SamplingRuleForm.EMPTY));
        } else {
            var sampling = SamplingRules.read(drafts.edit(environment, PART).content());
            var found = sampling.rules().get(SamplingRules.position(sampling, rule));
            model.mergeAttributes(Map.of("form", SamplingRuleForm.of(found), "made", stored(environment, rule)));
        }
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("rule", rule);
        model.addAttribute("types", types(locale));
        return "delivery/sampling-rule";
    }

    private List<Option> types(Locale locale) {
        return Arrays.stream(EventType.values())
                .map(type ->
                        new Option(type.key(), messages.getMessage("delivery.event-type." + type.key(), null, locale)))
                .toList();
    }
}
