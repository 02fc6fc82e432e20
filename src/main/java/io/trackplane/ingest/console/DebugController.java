package io.trackplane.ingest.console;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.ingest.DryRun;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** What would become of an event that somebody pastes. Nothing is stored. */
@Controller
class DebugController {
    private static final String SAMPLE = """
            {
              "events": [
                {
                  "event_name": "page_view",
                  "timestamp": 1764072000000,
                  "user_id": "usr_20418",
                  "session_id": "s-1",
                  "platform": "web",
                  "page": "/checkout",
                  "properties": {"contact": "13800001234"}
                },
                {
                  "event_name": "checkuot_start",
                  "timestamp": 1764072001000,
                  "anonymous_id": "anon_7f3a",
                  "properties": {"amount": "4500"}
                }
              ]
            }""";

    private final ObjectProvider<DryRun> trial;
    private final Forms forms;

    DebugController(ObjectProvider<DryRun> trial, Forms forms) {
        this.trial = trial;
        this.forms = forms;
    }

    @GetMapping(DataPaths.DEBUG)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        model.addAttribute("form", new DebugForm(SAMPLE));
        return page(environment, model);
    }

    /** An event may hold what nobody else should read, so it never stands in an address. */
    @PostMapping(DataPaths.DEBUG)
    @RequiresPermission(Permission.TENANT_READ)
    String run(Environment environment, @ModelAttribute("form") DebugForm form, BindingResult errors, Model model) {
        return forms.posted(errors, model)
                .change(() -> Answered.by(() -> tried(environment, form)))
                .then(answer -> {
                    model.addAttribute("answer", answer);
                    return page(environment, model);
                })
                .orShow(() -> page(environment, model));
    }

    private List<DebugLine> tried(Environment environment, DebugForm form) {
        var there = trial.getIfAvailable();
        if (there == null) {
            throw new EventStoreUnavailable("nothing takes events in", null);
        }
        return there.run(environment, form.pasted()).stream().map(DebugLine::of).toList();
    }

    private static String page(Environment environment, Model model) {
        model.addAttribute("base", DataPaths.base(environment));
        return "ingest/debug";
    }
}
