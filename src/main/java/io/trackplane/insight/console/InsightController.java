package io.trackplane.insight.console;

import io.trackplane.insight.console.Showing.Call;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The six dashboards. */
@Controller
class InsightController {
    static final String INSIGHT = Paths.ENVIRONMENT + "/insight";

    private final Showing showing;
    private final Map<Page, Dashboard> dashboards = new EnumMap<>(Page.class);

    InsightController(Showing showing, List<Dashboard> all) {
        this.showing = showing;
        all.forEach(dashboard -> dashboards.put(dashboard.page(), dashboard));
    }

    @GetMapping(INSIGHT)
    @RequiresPermission(Permission.TENANT_READ)
    String first(Environment environment) {
        return "redirect:" + Asking.base(environment) + "/" + Page.OVERVIEW.key();
    }

    @GetMapping({
        INSIGHT + "/overview",
        INSIGHT + "/vitals",
        INSIGHT + "/errors",
        INSIGHT + "/api",
        INSIGHT + "/deliveries",
        INSIGHT + "/actions"
    })
    @RequiresPermission(Permission.TENANT_READ)
    Object page(
            Environment environment,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = request.getRequestURI();
        var page = Page.of(path.substring(path.lastIndexOf('/') + 1));
        var dashboard = Objects.requireNonNull(dashboards.get(page));
        var call = new Call(environment, "/" + page.key(), page, parameters, locale, model, response);
        return showing.show(call, "insight/dashboard", dashboard::of);
    }
}
