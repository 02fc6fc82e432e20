package io.trackplane.ingest.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was kept aside because it broke the plan. */
@Controller
class QuarantineController {
    private static final int DAYS = 14;

    private final Quarantine quarantine;
    private final Clock clock;

    QuarantineController(Quarantine quarantine, Clock clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    @GetMapping(DataPaths.QUARANTINE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Tenant tenant, Environment environment, QuarantineFilter filter, Model model) {
        var days = Days.last(DAYS, tenant.zone(), clock);
        frame(environment, days, model);
        model.addAttribute("filter", filter);
        model.addAttribute("answer", Answered.by(() -> quarantine.groups(environment, filter, days)));
        return "ingest/quarantine";
    }

    @GetMapping(DataPaths.QUARANTINE + "/samples")
    @RequiresPermission(Permission.TENANT_READ)
    String samples(
            Tenant tenant,
            Environment environment,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            Model model) {
        var days = Days.last(DAYS, tenant.zone(), clock);
        frame(environment, days, model);
        model.addAttribute("event", event);
        model.addAttribute("kind", kind);
        model.addAttribute("words", Words.kind(kind));
        model.addAttribute("field", field);
        model.addAttribute("answer", Answered.by(() -> quarantine.samples(environment, event, kind, field, days)));
        return "ingest/samples";
    }

    private static void frame(Environment environment, Days days, Model model) {
        model.addAttribute("base", DataPaths.base(environment));
        model.addAttribute("days", days);
        model.addAttribute("most", Quarantine.MOST);
        model.addAttribute("kinds", Words.KINDS);
    }
}
