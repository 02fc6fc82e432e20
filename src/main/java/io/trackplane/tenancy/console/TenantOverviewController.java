package io.trackplane.tenancy.console;

import static java.util.stream.Collectors.groupingBy;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A tenant's applications with their environments. */
@Controller
class TenantOverviewController {
    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;

    TenantOverviewController(Tenants tenants, Applications applications, Environments environments) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
    }

    /**
     * One line of the page.
     *
     * @param settings where the application is changed
     */
    record Row(Application application, List<Stage> stages, String settings) {}

    /** One environment of a line. */
    record Stage(Environment environment, String href) {
        static Stage of(Environment environment) {
            return new Stage(environment, EnvironmentPaths.start(environment));
        }
    }

    @GetMapping(Paths.TENANT)
    @RequiresPermission(Permission.TENANT_READ)
    String show(@PathVariable String tenant, Model model) {
        var stages = environments.of(tenant).stream().collect(groupingBy(Environment::application));
        var rows = applications.of(tenant).stream()
                .map(application -> row(application, stages.getOrDefault(application.key(), List.of())))
                .toList();
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("rows", rows);
        model.addAttribute("base", Paths.tenant(tenant));
        return "tenancy/overview";
    }

    private static Row row(Application application, List<Environment> stages) {
        var settings = Paths.application(application.tenant(), application.key()) + "/settings";
        return new Row(application, stages.stream().map(Stage::of).toList(), settings);
    }
}
