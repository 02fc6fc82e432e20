package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.plan.Priority;
import io.trackplane.plan.PropertyGroup;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.RequiresPermission;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the application is to send: the events, and the property groups they share. */
@Controller
class PlanController {
    private final PlanPages pages;
    private final PlanDrafts drafts;
    private final Plans plans;
    private final Policies policies;

    PlanController(PlanPages pages, PlanDrafts drafts, Plans plans, Policies policies) {
        this.pages = pages;
        this.drafts = drafts;
        this.plans = plans;
        this.policies = policies;
    }

    @GetMapping(PlanPaths.PLAN)
    @RequiresPermission(Permission.TENANT_READ)
    String list(
            Tenant tenant,
            Application application,
            Environment environment,
            PlanFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String event,
            Model model) {
        frame(application, environment, model);
        model.addAttribute("states", EventState.values());
        model.addAttribute("priorities", Priority.values());
        model.addAttribute("view", pages.view(tenant, application, environment, filter, page, event));
        return "plan/list";
    }

    @GetMapping(PlanPaths.PLAN + "/groups")
    @RequiresPermission(Permission.TENANT_READ)
    String groups(Application application, Environment environment, Model model) {
        frame(application, environment, model);
        var draft = drafts.of(application);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "names",
                draft.content().groups().stream()
                        .collect(Collectors.toMap(PropertyGroup::name, DefinitionName::of, (first, second) -> first)));
        model.addAttribute("taken", taken(draft.content()));
        return "plan/groups";
    }

    /** How many events take up each group themselves. */
    private static Map<String, Long> taken(PlanContent content) {
        return content.groups().stream()
                .collect(Collectors.toMap(
                        PropertyGroup::name,
                        group -> content.events().stream()
                                .filter(event -> event.groups().contains(group.name()))
                                .count(),
                        (first, second) -> first));
    }

    private void frame(Application application, Environment environment, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", PlanPaths.plan(environment));
        model.addAttribute("latest", plans.latest(application));
        model.addAttribute("followed", policies.followed(environment).version());
    }
}
