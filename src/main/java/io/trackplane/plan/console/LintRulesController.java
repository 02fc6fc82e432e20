package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.plan.LintRule;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.NamingStyle;
import io.trackplane.plan.Severity;
import io.trackplane.plan.WordOrder;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Option;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** How the tenant wants its plans to be written. */
@Controller
class LintRulesController {
    private static final String RULES = PlanPaths.PLAN + "/rules";

    private final LintRules rules;
    private final MessageSource messages;
    private final Forms forms;

    LintRulesController(LintRules rules, MessageSource messages, Forms forms) {
        this.rules = rules;
        this.messages = messages;
        this.forms = forms;
    }

    @GetMapping(RULES)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Locale locale, Model model) {
        return page(environment, locale, model);
    }

    @PostMapping(RULES)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String save(
            Environment environment,
            @ModelAttribute("form") LintForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        var tenant = environment.tenant();
        return forms.posted(errors, model)
                .edits("plan-rules", form.fields(), () -> stored(tenant))
                .change(version -> rules.change(tenant, form.settings(), version, caller.actor()))
                .thenRedirect(PlanPaths.plan(environment) + "/rules", "plan.rules.saved")
                .orShow(() -> page(environment, locale, model));
    }

    private Stored stored(String tenant) {
        var latest = rules.latest(tenant);
        return new Stored(latest.version(), LintForm.of(latest.settings()).fields());
    }

    private String page(Environment environment, Locale locale, Model model) {
        var latest = rules.latest(environment.tenant());
        var form = LintForm.of(latest.settings());
        model.mergeAttributes(Map.of("form", form, "made", new Stored(latest.version(), form.fields())));
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute(
                "rules", Stream.of(LintRule.values()).map(LintRule::key).toList());
        model.addAttribute("severities", options(Severity.values(), Severity::key, "plan.severity.", locale));
        model.addAttribute("styles", options(NamingStyle.values(), NamingStyle::key, "plan.style.", locale));
        model.addAttribute("orders", options(WordOrder.values(), WordOrder::key, "plan.order.", locale));
        return "plan/rules";
    }

    private <E extends Enum<E>> List<Option> options(
            E[] choices, Function<E, String> key, String prefix, Locale locale) {
        return Stream.of(choices)
                .map(key)
                .map(choice -> new Option(choice, String.valueOf(messages.getMessage(prefix + choice, null, locale))))
                .toList();
    }
}
