package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a flag is called and what for, who answers for it, and its end. */
@Controller
class SettingsController {
    private static final String SETTINGS = FlagPaths.FLAG + "/settings";
    private static final Map<String, String> NAMES = Map.of("review_by", "reviewBy", "visible_to_clients", "visible");

    private final FlagTabs tabs;
    private final FlagPages pages;
    private final PartEditing editing;
    private final Choices choices;
    private final Forms forms;

    SettingsController(FlagTabs tabs, FlagPages pages, PartEditing editing, Choices choices, Forms forms) {
        this.tabs = tabs;
        this.pages = pages;
        this.editing = editing;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping(SETTINGS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        var now = pages.editing(environment, key);
        pages.made(now, SettingsForm.FIELDS, model);
        model.addAttribute("form", SettingsForm.of(FlagPages.flag(now)));
        return page(environment, now, Map.of(), model);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String save(
            Environment environment,
            @PathVariable String key,
            @ModelAttribute("form") SettingsForm form,
            BindingResult errors,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        FlagPages.madeFrom(posted, SettingsForm.FIELDS, model);
        if (errors.hasErrors()) {
            response.setStatus(422);
            return page(environment, now, Map.of(), model);
        }
        var tab = new FlagTabs.Tab("settings", flag -> form.fields(), problems -> {
            problems.forEach((field, message) ->
                    FormErrors.add(errors, NAMES.getOrDefault(field, field.replaceAll("\\[.*", "")), message));
            return page(environment, now, Map.of(), model);
        });
        return tabs.save(environment, now, posted, tab, caller, model);
    }

    /** The end of a flag in this environment: drafted, or where nothing is protected at once. */
    @PostMapping(SETTINGS + "/delete")
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String delete(
            Environment environment,
            @PathVariable String key,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        var problems = new LinkedHashMap<String, Message>();
        boolean publish = editing.publishes(environment, posted, caller);
        if (posted.line("confirm").equals(key)) {
            problems.putAll(
                    editing.save(environment, now, null, publish, caller).problems());
        } else {
            problems.put("confirm", Message.of("flag.problem.confirm", key));
        }
        if (problems.isEmpty()) {
            return publish || now.published() == null
                    ? forms.redirect(FlagPaths.flags(environment), Message.of("flag.deleted", key))
                    : forms.redirect(FlagPaths.flag(environment, key), Message.of("flag.deletion-drafted", key));
        }
        response.setStatus(422);
        pages.made(now, SettingsForm.FIELDS, model);
        model.addAttribute("form", SettingsForm.of(FlagPages.flag(now)));
        return page(environment, now, problems, model);
    }

    private String page(Environment environment, Editing now, Map<String, Message> problems, Model model) {
        Flag flag = pages.head(environment, now, "settings", model);
        model.addAttribute("told", pages.texts().told(problems));
        model.addAttribute("kinds", choices.kinds());
        model.addAttribute("type", "flag.type." + flag.type().key());
        return "flag/settings";
    }
}
