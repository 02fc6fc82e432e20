package io.trackplane.plan.console;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.plan.Plans;
import io.trackplane.plan.Reaction;
import io.trackplane.plan.UnknownProperties;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which version an environment follows, and what happens to events that do not fit. */
@Controller
class PolicyController {
    private static final String POLICY = PlanPaths.PLAN + "/policy";
    private static final int VERSIONS = 100;
    private static final int HISTORY = 10;
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 15;

    private final Plans plans;
    private final Policies policies;
    private final Drafts drafts;
    private final Revisions revisions;
    private final PermissionCheck permissions;
    private final MessageSource messages;
    private final Forms forms;

    PolicyController(
            Plans plans,
            Policies policies,
            Drafts drafts,
            Revisions revisions,
            PermissionCheck permissions,
            MessageSource messages,
            Forms forms) {
        this.plans = plans;
        this.policies = policies;
        this.drafts = drafts;
        this.revisions = revisions;
        this.permissions = permissions;
        this.messages = messages;
        this.forms = forms;
    }

    @GetMapping(POLICY)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            Application application,
            Environment environment,
            @RequestParam(required = false) @Nullable Integer version,
            Locale locale,
            Model model) {
        if (version != null) {
            model.addAttribute("form", PolicyForm.of(wanted(environment)).following(version));
        }
        return page(application, environment, locale, model);
    }

    @PostMapping(POLICY)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String save(
            Application application,
            Environment environment,
            @ModelAttribute("form") PolicyForm form,
            BindingResult errors,
            @RequestParam(name = "do", defaultValue = "draft") String action,
            Caller caller,
            Locale locale,
            Model model) {
        boolean publishes = action.equals("publish") && !environment.isProtected();
        if (publishes) {
            permissions.require(caller, Permission.PUBLISH);
        }
        return forms.posted(errors, model)
                .edits("plan", form.fields(), () -> stored(environment))
                .change(version -> {
                    draft(application, environment, form, version, caller);
                    if (publishes) {
                        publish(environment, form, caller);
                    }
                })
                .thenRedirect(
                        PlanPaths.plan(environment) + "/policy",
                        publishes ? "plan.policy.published" : "plan.policy.saved",
                        environment.name())
                .orShow(() -> page(application, environment, locale, model));
    }

    private void draft(Application application, Environment environment, PolicyForm form, long version, Caller caller) {
        var policy = form.policy();
        if (policy.version() > plans.latest(application)) {
            throw new Problem.Invalid("followed", Message.of("plan.problem.no-version", policy.version()));
        }
        var editing = drafts.edit(environment, Policies.PART);
        if (number(editing) != version) {
            throw new Problem.Stale(number(editing));
        }
        drafts.save(environment, Policies.PART, policy.json(), editing.basis(), caller.actor());
    }

    /** What is as published already leaves nothing to publish. */
    private void publish(Environment environment, PolicyForm form, Caller caller) {
        drafts.find(environment, Policies.PART)
                .ifPresent(draft -> drafts.publish(
                        environment,
                        Set.of(new Drafts.Seen(Policies.PART, draft.basis())),
                        form.reason(),
                        caller.actor()));
    }

    private PlanPolicy wanted(Environment environment) {
        var content = drafts.edit(environment, Policies.PART).content();
        return content == null ? PlanPolicy.NONE : PlanPolicy.parse(content);
    }

    private Stored stored(Environment environment) {
        return new Stored(
                number(drafts.edit(environment, Policies.PART)),
                PolicyForm.of(wanted(environment)).fields());
    }

    /** The basis of an edit as a number, as forms post it. */
    private static long number(Editing editing) {
        return editing.content() == null ? 0 : Long.parseLong(editing.basis().substring(0, DIGITS), HEXADECIMAL);
    }

    private String page(Application application, Environment environment, Locale locale, Model model) {
        var published = policies.followed(environment);
        model.mergeAttributes(Map.of("form", PolicyForm.of(wanted(environment)), "made", stored(environment)));
        model.addAttribute("environment", environment);
        model.addAttribute(
                "place", Paths.environment(environment.tenant(), environment.application(), environment.key()));
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("published", published);
        model.addAttribute("drafted", drafts.find(environment, Policies.PART).isPresent());
        model.addAttribute("versions", versions(application, published.version(), locale));
        model.addAttribute(
                "reactions", options(Stream.of(Reaction.values()).map(Reaction::key), "plan.reaction.", locale));
        model.addAttribute(
                "unknowns",
                options(Stream.of(UnknownProperties.values()).map(UnknownProperties::key), "plan.unknown.", locale));
        model.addAttribute("revisions", revisions.of(environment, Policies.PART, HISTORY));
        compare(application, published, model);
        return "plan/policy";
    }

    /** What following the chosen version instead of the present one would change. */
    private void compare(Application application, PlanPolicy published, Model model) {
        var form = (PolicyForm) model.getAttribute("form");
        var chosen = form == null || form.followed() == null || !form.followed().matches("\\d{1,9}")
                ? published.version()
                : Integer.parseInt(form.followed());
        if (chosen != published.version() && chosen > 0 && chosen <= plans.latest(application)) {
            model.addAttribute("chosen", chosen);
            model.addAttribute("changes", Changes.of(plans.compare(application, published.version(), chosen)));
        }
    }

    private List<Option> versions(Application application, int followed, Locale locale) {
        var options = new ArrayList<Option>();
        plans.versions(application, null, VERSIONS)
                .forEach(version -> options.add(new Option(
                        Integer.toString(version.number()), "v" + version.number() + " · " + version.reason())));
        if (followed > 0 && options.stream().noneMatch(option -> option.value().equals(Integer.toString(followed)))) {
            options.add(new Option(Integer.toString(followed), "v" + followed));
        }
        options.add(new Option("0", text("plan.policy.none", locale)));
        return options;
    }

    private List<Option> options(Stream<String> keys, String prefix, Locale locale) {
        return keys.map(key -> new Option(key, text(prefix + key, locale))).toList();
    }

    private String text(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, locale));
    }
}
