package io.trackplane.ingest.console;

import io.trackplane.ingest.DryRun;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import java.util.List;
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
                  "timestamp": %d,
                  "user_id": "usr_20418",
                  "session_id": "s-1",
                  "platform": "web",
                  "page": "/checkout",
                  "properties": {"contact": "13800001234"}
                },
                {
                  "event_name": "checkuot_start",
                  "timestamp": %d,
                  "anonymous_id": "anon_7f3a",
                  "properties": {"amount": "4500"}
                }
              ]
            }""";

    private final DryRun trial;
    private final Forms forms;
    private final Clock clock;

    DebugController(DryRun trial, Forms forms, Clock clock) {
        this.trial = trial;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping(DataPaths.DEBUG)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        long now = clock.millis() / 1000 * 1000;
        model.addAttribute("form", new DebugForm(SAMPLE.formatted(now, now + 1000)));
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

    /** What cannot be read is wrong in the form's one field. */
    private List<DebugLine> tried(Environment environment, DebugForm form) {
        try {
            return trial.run(environment, form.pasted()).stream()
                    .map(DebugLine::of)
                    .toList();
        } catch (Problem.Malformed unread) {
            var said = unread.fields().values();
            throw new Problem.Invalid(
                    "body", said.isEmpty() ? unread.told() : said.iterator().next());
        } catch (Problem.TooLarge large) {
            throw new Problem.Invalid("body", large.told());
        }
    }

    private static String page(Environment environment, Model model) {
        model.addAttribute("base", DataPaths.base(environment));
        return "ingest/debug";
    }
}
