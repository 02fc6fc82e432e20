package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The kill switch of a flag, thrown and released at once. */
@Controller
class KillSwitchController {
    private static final String KILL = FlagPaths.FLAG + "/kill";

    private final FlagPages pages;
    private final FlagsOf flags;
    private final Revisions revisions;
    private final Forms forms;

    KillSwitchController(FlagPages pages, FlagsOf flags, Revisions revisions, Forms forms) {
        this.pages = pages;
        this.flags = flags;
        this.revisions = revisions;
        this.forms = forms;
    }

    @GetMapping(KILL)
    @RequiresPermission(Permission.TENANT_READ)
    String ask(Environment environment, @PathVariable String key, Model model) {
        return page(environment, pages.editing(environment, key), "", Map.of(), model);
    }

    @PostMapping(KILL)
    @RequiresPermission(Permission.KILL_SWITCH)
    String kill(
            Environment environment,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        return publish(environment, key, FlagParts.KILLED, "flag.kill.done", reason, caller, response, model);
    }

    @PostMapping(KILL + "/release")
    @RequiresPermission(Permission.KILL_SWITCH)
    String release(
            Environment environment,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        return publish(environment, key, null, "flag.kill.released", reason, caller, response, model);
    }

    /** Somebody who did the same a moment ago has done it for both. */
    private String publish(
            Environment environment,
            String key,
            @Nullable String wanted,
            String told,
            String reason,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var editing = pages.editing(environment, key);
        if (editing.published() == null) {
            throw new Problem.NotFound();
        }
        var part = new PartName(FlagParts.KILL_SWITCH, key);
        var now = revisions.current(environment).parts().find(part).orElse(null);
        try {
            if ((now == null) != (wanted == null)) {
                revisions.publish(environment, List.of(new PartChange(part, now, wanted)), reason, caller.actor());
            }
            return forms.redirect(FlagPaths.flag(environment, key), Message.of(told, key));
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            return page(environment, editing, reason, invalid.fields(), model);
        }
    }

    private String page(
            Environment environment, Editing editing, String reason, Map<String, Message> problems, Model model) {
        var flag = pages.head(environment, editing, "kill", model);
        model.addAttribute("told", pages.texts().told(problems));
        model.addAttribute("reason", reason);
        model.addAttribute("killed", flags.in(environment).killed().contains(flag.key()));
        return "flag/kill";
    }
}
