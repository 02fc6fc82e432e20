package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Option;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who gets what of a flag: on or off, prerequisites, rules, and everybody else. */
@Controller
class TargetingController {
    private final FlagTabs tabs;
    private final FlagPages pages;
    private final FlagsOf flags;
    private final ExplainPanel explain;

    TargetingController(FlagTabs tabs, FlagPages pages, FlagsOf flags, ExplainPanel explain) {
        this.tabs = tabs;
        this.pages = pages;
        this.flags = flags;
        this.explain = explain;
    }

    @GetMapping(FlagPaths.FLAG)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        if (!flags.in(environment).has(key)
                && flags.beside(environment).stream().anyMatch(here -> here.has(key))) {
            return "redirect:" + FlagPaths.flag(environment, key) + "/environments";
        }
        var now = pages.editing(environment, key);
        pages.made(now, TargetingForm.FIELDS, model);
        return page(environment, now, TargetingForm.of(FlagPages.flag(now)), List.of(), Map.of(), model);
    }

    /** A button with a name of its own changes the form only; nothing is saved then. */
    @PostMapping(FlagPaths.FLAG)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String save(
            Environment environment, @PathVariable String key, Caller caller, HttpServletRequest request, Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        var flag = FlagPages.flag(now);
        var form = TargetingForm.read(posted, flag.variants());
        FlagPages.madeFrom(posted, TargetingForm.FIELDS, model);
        if (!posted.action().equals("save") && !posted.action().equals("publish")) {
            return page(environment, now, form.after(posted.action(), flag.variants()), List.of(), Map.of(), model);
        }
        var places = new ArrayList<Map<String, Integer>>();
        var tab = new FlagTabs.Tab(
                "targeting",
                edited -> {
                    var built = form.build(edited, served(now));
                    places.addAll(built.places());
                    return Fields.some(built.flag().json(), TargetingForm.FIELDS);
                },
                problems -> page(environment, now, form, places, problems, model));
        return tabs.save(environment, now, posted, tab, caller, model);
    }

    static @Nullable Flag served(Editing now) {
        return now.published() == null ? null : Flag.parse(now.published());
    }

    private String page(
            Environment environment,
            Editing now,
            TargetingForm form,
            List<Map<String, Integer>> places,
            Map<String, Message> problems,
            Model model) {
        var told = pages.texts().told(problems);
        var view = TargetingView.of(form, places, served(now), told, pages.words());
        var flag = pages.head(environment, now, "targeting", model);
        model.addAttribute("view", view);
        model.addAttribute("told", told);
        model.addAttribute("focus", form.focus());
        model.addAttribute("variants", flag.variants());
        model.addAttribute("required", prerequisites(environment, flag));
        pages.conditionChoices(environment, model);
        explain.beside(environment, flag, model);
        return "flag/targeting";
    }

    /** Every variant of every other flag. */
    private List<Option> prerequisites(Environment environment, Flag flag) {
        var here = flags.in(environment);
        var options = new ArrayList<Option>();
        var keys = new java.util.TreeSet<>(here.published().keySet());
        keys.addAll(here.drafted().keySet());
        keys.remove(flag.key());
        keys.forEach(key -> here.wanted(key)
                .ifPresent(other -> other.variants()
                        .forEach(variant -> options.add(new Option(
                                key + ":" + variant.key(),
                                pages.texts().of("flag.prerequisite.option", key, variant.key()))))));
        return options;
    }
}
