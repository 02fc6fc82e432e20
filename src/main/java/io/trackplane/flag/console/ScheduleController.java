package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** When a flag is on. */
@Controller
class ScheduleController {
    private static final String SCHEDULE = FlagPaths.FLAG + "/schedule";
    private static final List<String> FIELDS = List.of("schedule");

    private final FlagTabs tabs;
    private final FlagPages pages;
    private final Tenants tenants;
    private final Choices choices;

    ScheduleController(FlagTabs tabs, FlagPages pages, Tenants tenants, Choices choices) {
        this.tabs = tabs;
        this.pages = pages;
        this.tenants = tenants;
        this.choices = choices;
    }

    @GetMapping(SCHEDULE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        var now = pages.editing(environment, key);
        pages.made(now, FIELDS, model);
        return page(environment, now, form(environment, FlagPages.flag(now)), Map.of(), model);
    }

    private ScheduleForm form(Environment environment, Flag flag) {
        return ScheduleForm.of(
                flag.schedule(), tenants.get(environment.tenant()).zone());
    }

    @PostMapping(SCHEDULE)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String save(
            Environment environment, @PathVariable String key, Caller caller, HttpServletRequest request, Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        var form = ScheduleForm.read(posted);
        FlagPages.madeFrom(posted, FIELDS, model);
        if (posted.action().startsWith("window.")) {
            return page(environment, now, form.after(posted.action()), Map.of(), model);
        }
        var tab = new FlagTabs.Tab(
                "schedule", flag -> wanted(form), problems -> page(environment, now, form, problems, model));
        return tabs.save(environment, now, posted, tab, caller, model);
    }

    private static Map<String, String> wanted(ScheduleForm form) {
        var schedule = form.schedule();
        return Map.of("schedule", schedule == null ? "" : Fields.json(schedule));
    }

    private String page(
            Environment environment, Editing now, ScheduleForm form, Map<String, Message> problems, Model model) {
        pages.head(environment, now, "schedule", model);
        model.addAttribute("told", pages.texts().told(problems));
        model.addAttribute("form", form);
        model.addAttribute("focus", form.focus());
        model.addAttribute("days", choices.days());
        return "flag/schedule";
    }
}
