package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All versions of the plan, one of them, two compared, and the way back. */
@Controller
class PlanVersionsController {
    private static final String VERSIONS = PlanPaths.PLAN + "/versions";
    private static final String VERSION = VERSIONS + "/{number}";
    private static final int SIZE = 50;

    private final Plans plans;
    private final PlanDrafts drafts;
    private final Policies policies;
    private final Forms forms;

    PlanVersionsController(Plans plans, PlanDrafts drafts, Policies policies, Forms forms) {
        this.plans = plans;
        this.drafts = drafts;
        this.policies = policies;
        this.forms = forms;
    }

    @GetMapping(VERSIONS)
    @RequiresPermission(Permission.TENANT_READ)
    String list(
            Application application,
            Environment environment,
            @RequestParam(required = false) @Nullable Integer before,
            Model model) {
        frame(application, environment, model);
        var versions = plans.versions(application, before, SIZE);
        model.addAttribute("versions", versions);
        model.addAttribute(
                "older",
                versions.size() == SIZE && versions.getLast().number() > 1
                        ? versions.getLast().number()
                        : null);
        return "plan/versions";
    }

    @GetMapping(VERSION)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Application application, Environment environment, @PathVariable("number") String written, Model model) {
        int number = number(written);
        frame(application, environment, model);
        model.addAttribute("version", plans.version(application, number));
        model.addAttribute("changes", Changes.of(plans.compare(application, number - 1, number)));
        return "plan/version";
    }

    @GetMapping(PlanPaths.PLAN + "/compare")
    @RequiresPermission(Permission.TENANT_READ)
    String compare(
            Application application,
            Environment environment,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        frame(application, environment, model);
        int latest = plans.latest(application);
        int second = to == null ? latest : to;
        int first = from == null ? Math.max(0, second - 1) : from;
        model.addAttribute("from", first);
        model.addAttribute("to", second);
        model.addAttribute("changes", Changes.of(plans.compare(application, first, second)));
        return "plan/compare";
    }

    @PostMapping(VERSION + "/restore")
    @RequiresPermission(Permission.PLAN_CHANGE)
    String restore(
            Application application, Environment environment, @PathVariable("number") String written, Caller caller) {
        int number = number(written);
        drafts.restore(application, number, caller.actor());
        return forms.redirect(
                PlanPaths.plan(environment) + "/publish",
                Message.of("plan.version.restored", Integer.toString(number)));
    }

    /** What is no number is the number of no version. */
    private static int number(String written) {
        if (!written.matches("\\d{1,9}")) {
            throw new Problem.NotFound();
        }
        return Integer.parseInt(written);
    }

    private void frame(Application application, Environment environment, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("latest", plans.latest(application));
        model.addAttribute("followed", policies.followed(environment).version());
        model.addAttribute("waiting", drafts.of(application).changes().size());
    }
}
