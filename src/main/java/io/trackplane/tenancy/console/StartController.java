package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.MemberCount;
import io.trackplane.tenancy.RecentChanges;
import io.trackplane.tenancy.RecentChanges.RecentChange;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an environment's pages begin: what it is, its keys, what to do next. */
@Controller
class StartController {
    private static final int CHANGES = 6;

    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;
    private final KeyPages keys;
    private final ObjectProvider<RecentChanges> changes;
    private final ObjectProvider<MemberCount> members;

    StartController(
            Tenants tenants,
            Applications applications,
            Environments environments,
            KeyPages keys,
            ObjectProvider<RecentChanges> changes,
            ObjectProvider<MemberCount> members) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.keys = keys;
        this.changes = changes;
        this.members = members;
    }

    @GetMapping(Paths.ENVIRONMENT)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable("application") String applicationKey,
            @PathVariable("environment") String key,
            @RequestParam(defaultValue = "") String snippet,
            Caller caller,
            Model model) {
        var application = applications.get(tenant, applicationKey);
        var environment = environments.get(tenant, applicationKey, key);
        var panel = keys.panel(environment);
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("app", application);
        model.addAttribute("environment", environment);
        model.addAttribute("keys", panel);
        model.addAttribute("steps", undone(Step.of(application, environment, panel, hasColleagues(tenant))));
        model.addAttribute("tabs", Snippet.TABS);
        model.addAttribute("snippet", Snippet.of(snippet, server(), panel).orElse(null));
        model.addAttribute("changes", changes(environment, caller));
        return "tenancy/start";
    }

    /** The whole list while anything is left to do, nothing after that. */
    private static List<Step> undone(List<Step> steps) {
        return steps.stream().allMatch(Step::done) ? List.of() : steps;
    }

    private boolean hasColleagues(String tenant) {
        var counter = members.getIfAvailable();
        return counter != null && counter.of(tenant) > 1;
    }

    private List<RecentChange> changes(Environment environment, Caller caller) {
        var known = changes.getIfAvailable();
        return known == null || !caller.may(Permission.AUDIT_READ) ? List.of() : known.of(environment.scope(), CHANGES);
    }

    private static String server() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
