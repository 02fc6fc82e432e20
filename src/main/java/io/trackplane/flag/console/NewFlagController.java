package io.trackplane.flag.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes flags. */
@Controller
class NewFlagController {
    private final NewFlags flags;
    private final Environments environments;
    private final Choices choices;
    private final Texts texts;
    private final Forms forms;

    NewFlagController(NewFlags flags, Environments environments, Choices choices, Texts texts, Forms forms) {
        this.flags = flags;
        this.environments = environments;
        this.choices = choices;
        this.texts = texts;
        this.forms = forms;
    }

    @GetMapping(FlagPaths.NEW_FLAG)
    @RequiresPermission(Permission.TENANT_READ)
    String ask(Environment environment, @RequestParam(defaultValue = "") String key, Caller caller, Model model) {
        var all = environments.of(environment.tenant(), environment.application());
        return page(environment, NewFlagForm.fresh(all, key), Map.of(), caller, model);
    }

    @PostMapping(FlagPaths.NEW_FLAG)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String create(
            Environment environment,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var posted = Posted.of(request);
        var form = NewFlagForm.read(posted);
        if (posted.action().startsWith("variant.")) {
            return page(environment, form.after(posted.action()), Map.of(), caller, model);
        }
        try {
            flags.create(environment, form, caller);
            boolean here = form.environments().contains(environment.key());
            return forms.redirect(
                    here ? FlagPaths.flag(environment, form.key()) : FlagPaths.flags(environment),
                    Message.of("flag.created", form.key()));
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            return page(environment, form, invalid.fields(), caller, model);
        }
    }

    /** An environment to choose. */
    record Target(Environment environment, boolean chosen, boolean publishes) {}

    private String page(
            Environment environment, NewFlagForm form, Map<String, Message> problems, Caller caller, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("told", texts.told(problems));
        model.addAttribute("focus", form.focus());
        model.addAttribute("base", FlagPaths.environment(environment));
        model.addAttribute("kinds", choices.kinds());
        model.addAttribute("types", choices.types());
        model.addAttribute(
                "targets",
                environments.of(environment.tenant(), environment.application()).stream()
                        .map(one -> new Target(
                                one, form.environments().contains(one.key()), NewFlags.publishes(one, caller)))
                        .toList());
        return "flag/new";
    }
}
