package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.RecentChanges;
import io.trackplane.tenancy.RecentChanges.RecentChange;
import io.trackplane.tenancy.StartPanel;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final NextSteps steps;
    private final ObjectProvider<StartPanel> panels;
    private final Clock clock;

    StartController(
            Tenants tenants,
            Applications applications,
            Environments environments,
            KeyPages keys,
            ObjectProvider<RecentChanges> changes,
            NextSteps steps,
            ObjectProvider<StartPanel> panels,
            Clock clock) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.keys = keys;
        this.changes = changes;
        this.steps = steps;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping(Paths.ENVIRONMENT)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable("application") String applicationKey,
            @PathVariable("environment") String key,
            @RequestParam(defaultValue = "") String snippet,
            Caller caller,
            Locale locale,
            Model model) {
        var owner = tenants.get(tenant);
        var application = applications.get(tenant, applicationKey);
        var environment = environments.get(tenant, applicationKey, key);
        var panel = keys.panel(environment);
        model.addAttribute("tenant", owner);
        model.addAttribute("app", application);
        model.addAttribute("environment", environment);
        model.addAttribute("keys", panel);
        model.addAttribute("steps", steps.of(environment, panel));
        model.addAttribute("tabs", Snippet.TABS);
        model.addAttribute("snippet", Snippet.of(snippet, server(), panel).orElse(null));
        model.addAttribute("changes", changes(environment, owner.zone(), caller));
        model.addAttribute("panels", panels(environment, locale));
        return "tenancy/start";
    }

    /** What another module shows. */
    record Panel(String template, Object content) {}

    private List<Panel> panels(Environment environment, Locale locale) {
        var shown = new ArrayList<Panel>();
        panels.orderedStream().forEach(panel -> {
            var content = panel.content(environment, locale);
            if (content != null) {
                shown.add(new Panel(panel.template(), content));
            }
        });
        return shown;
    }

    /**
     * One change of the list.
     *
     * @param today whether its time of day says enough
     */
    record Line(RecentChange change, boolean today) {}

    private List<Line> changes(Environment environment, ZoneId zone, Caller caller) {
        var known = changes.getIfAvailable();
        if (known == null || !caller.may(Permission.AUDIT_READ)) {
            return List.of();
        }
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return known.of(environment.scope(), CHANGES).stream()
                .map(change ->
                        new Line(change, LocalDate.ofInstant(change.at(), zone).equals(today)))
                .toList();
    }

    private static String server() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
