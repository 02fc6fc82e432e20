package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes what a person chose of their own values and those of somebody who saved first. */
@Controller
class FieldsController {
    private final PartEditing editing;
    private final FlagPages pages;
    private final FlagTabs tabs;
    private final SegmentPages segments;

    FieldsController(PartEditing editing, FlagPages pages, FlagTabs tabs, SegmentPages segments) {
        this.editing = editing;
        this.pages = pages;
        this.tabs = tabs;
        this.segments = segments;
    }

    @PostMapping(FlagPaths.FLAG + "/fields")
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String flag(
            Environment environment, @PathVariable String key, Caller caller, HttpServletRequest request, Model model) {
        var now = pages.editing(environment, key);
        var posted = Posted.of(request);
        var tab = new FlagTabs.Tab("history", flag -> chosen(posted), problems -> {
            throw new Problem.Invalid(new LinkedHashMap<>(problems));
        });
        return tabs.save(environment, now, posted, tab, caller, model);
    }

    @PostMapping(FlagPaths.SEGMENT + "/fields")
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String segment(
            Environment environment, @PathVariable String key, Caller caller, HttpServletRequest request, Model model) {
        var now = editing.of(environment, new PartName(FlagParts.SEGMENT, key));
        var posted = Posted.of(request);
        return segments.save(environment, now, posted, chosen(posted), caller, model, problems -> {
            throw new Problem.Invalid(new LinkedHashMap<>(problems));
        });
    }

    /** Where the choice was left without an answer. */
    @GetMapping(FlagPaths.FLAG + "/fields")
    @RequiresPermission(Permission.TENANT_READ)
    String flagLeft(Environment environment, @PathVariable String key) {
        pages.editing(environment, key);
        return "redirect:" + FlagPaths.flag(environment, key);
    }

    /** The same of a segment. */
    @GetMapping(FlagPaths.SEGMENT + "/fields")
    @RequiresPermission(Permission.TENANT_READ)
    String segmentLeft(Environment environment, @PathVariable String key) {
        editing.of(environment, new PartName(FlagParts.SEGMENT, key));
        return "redirect:" + FlagPaths.segment(environment, key);
    }

    /** The fields that were put to the person; each came with what it was made from. */
    private static Map<String, String> chosen(Posted posted) {
        var chosen = new LinkedHashMap<String, String>();
        posted.values().keySet().stream()
                .filter(name -> name.startsWith("original."))
                .map(name -> name.substring("original.".length()))
                .forEach(name -> chosen.put(name, posted.lines(name)));
        return chosen;
    }
}
