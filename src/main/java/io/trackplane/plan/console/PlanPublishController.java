package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.PlanDraft;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PlanPlace;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The draft becomes a version: what is different, what stands in the way, and why. */
@Controller
class PlanPublishController {
    private static final String PUBLISH = PlanPaths.PLAN + "/publish";

    private final PlanDrafts drafts;
    private final Plans plans;
    private final LintRules rules;
    private final Texts texts;
    private final Forms forms;

    PlanPublishController(PlanDrafts drafts, Plans plans, LintRules rules, Texts texts, Forms forms) {
        this.drafts = drafts;
        this.plans = plans;
        this.rules = rules;
        this.texts = texts;
        this.forms = forms;
    }

    /**
     * Something that stands in the way.
     *
     * @param href where it is mended; null when it is about the plan as a whole
     */
    record Blocker(String name, String text, @Nullable String href) {}

    @GetMapping(PUBLISH)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Application application, Environment environment, Locale locale, Model model) {
        return page(application, environment, "", locale, model);
    }

    private String page(Application application, Environment environment, String reason, Locale locale, Model model) {
        var draft = drafts.of(application);
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("next", draft.version() + 1);
        model.addAttribute("seen", draft.basis());
        model.addAttribute("changes", Changes.of(draft.difference()));
        model.addAttribute("blockers", blockers(application, environment, draft, locale));
        model.addAttribute("reason", reason);
        return "plan/publish";
    }

    private List<Blocker> blockers(Application application, Environment environment, PlanDraft draft, Locale locale) {
        var blockers = new ArrayList<Blocker>();
        try {
            draft.content().check();
        } catch (Problem.Invalid invalid) {
            invalid.fields()
                    .forEach((path, message) -> blockers.add(
                            blocker(environment, PlanPlace.of(path, draft.content()), texts.of(message, locale))));
        }
        Issues.of(draft.content(), rules.of(application.tenant()))
                .errors()
                .forEach(issue -> blockers.add(blocker(
                        environment, issue.place(), texts.of(issue.finding().message(), locale))));
        return blockers;
    }

    private static Blocker blocker(Environment environment, PlanPlace place, String text) {
        DefinitionName at = place.at();
        return place.isWhole() || at.name().isEmpty()
                ? new Blocker("", text, null)
                : new Blocker(at.name(), text, PlanPaths.editor(environment, at));
    }

    @PostMapping(PUBLISH)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String publish(
            Application application,
            Environment environment,
            @RequestParam MultiValueMap<String, String> fields,
            Caller caller,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var reason = Edit.text(fields, "reason").replace("\r\n", "\n").strip();
        try {
            var version = plans.publish(application, Edit.text(fields, "seen"), reason, caller.actor());
            return forms.redirect(
                    PlanPaths.plan(environment) + "/versions/" + version.number(),
                    Message.of("plan.publish.done", Integer.toString(version.number())));
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            var told = invalid.fields().get("reason");
            model.addAttribute("reasonError", told == null ? null : texts.of(told, locale));
        } catch (Problem.Stale stale) {
            response.setStatus(409);
            model.addAttribute("changedMeanwhile", true);
        } catch (Problem.Conflict nothing) {
            response.setStatus(409);
        }
        return page(application, environment, reason, locale, model);
    }

    @PostMapping(PlanPaths.PLAN + "/discard")
    @RequiresPermission(Permission.PLAN_CHANGE)
    String discard(Application application, Environment environment, Caller caller) {
        drafts.discardAll(application, caller.actor());
        return forms.redirect(PlanPaths.plan(environment), Message.of("plan.publish.discarded"));
    }
}
