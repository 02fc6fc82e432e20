package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.ObservedEvent;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Events that are sent although the plan does not know them, offered as definitions. */
@Controller
class UnplannedController {
    private static final String PATH = PlanPaths.PLAN + "/unplanned";

    private final Usage usage;
    private final PlanDrafts drafts;
    private final Plans plans;
    private final Policies policies;
    private final Forms forms;

    UnplannedController(Usage usage, PlanDrafts drafts, Plans plans, Policies policies, Forms forms) {
        this.usage = usage;
        this.drafts = drafts;
        this.plans = plans;
        this.policies = policies;
        this.forms = forms;
    }

    @GetMapping(PATH)
    @RequiresPermission(Permission.TENANT_READ)
    String list(Tenant tenant, Application application, Environment environment, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("latest", plans.latest(application));
        model.addAttribute("followed", policies.followed(environment).version());
        model.addAttribute(
                "events", usage.unplanned(environment, drafts.of(application).content(), tenant.zone()));
        return "plan/unplanned";
    }

    /** What people should look at before it is published, so it leads to the editor. */
    @PostMapping(PATH)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String draft(
            Tenant tenant, Application application, Environment environment, @RequestParam String name, Caller caller) {
        var event = DefinitionName.event(name);
        if (drafts.of(application).content().find(event).isEmpty()) {
            var definition = ObservedEvent.definition(name, usage.samples(environment, name, tenant.zone()));
            drafts.save(application, null, definition, "", caller.actor());
        }
        return forms.redirect(PlanPaths.editor(environment, event), Message.of("plan.unplanned.drafted", name));
    }
}
