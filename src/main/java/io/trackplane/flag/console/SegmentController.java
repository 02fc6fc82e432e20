package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Segment;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One segment: made, changed, deleted while nothing uses it. */
@Controller
class SegmentController {
    private final PartEditing editing;
    private final Drafts drafts;
    private final SegmentPages pages;
    private final FlagPages flagPages;
    private final Forms forms;

    SegmentController(PartEditing editing, Drafts drafts, SegmentPages pages, FlagPages flagPages, Forms forms) {
        this.editing = editing;
        this.drafts = drafts;
        this.pages = pages;
        this.flagPages = flagPages;
        this.forms = forms;
    }

    @GetMapping(FlagPaths.NEW_SEGMENT)
    @RequiresPermission(Permission.TENANT_READ)
    String make(Environment environment, Model model) {
        return page(environment, null, SegmentForm.fresh(), Map.of(), Map.of(), model);
    }

    @PostMapping(FlagPaths.NEW_SEGMENT)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String create(
            Environment environment,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var posted = Posted.of(request);
        var form = SegmentForm.read(posted, posted.line("key"));
        if (!isSaving(posted)) {
            return page(environment, null, form.after(posted.action()), Map.of(), Map.of(), model);
        }
        var places = new LinkedHashMap<String, Integer>();
        var attempt = created(environment, posted, form, places, caller);
        if (!attempt.isSaved()) {
            response.setStatus(422);
            return page(environment, null, form, places, attempt.problems(), model);
        }
        return forms.redirect(
                FlagPaths.segment(environment, form.key()), Message.of("flag.segment.created", form.key()));
    }

    private Attempt created(
            Environment environment, Posted posted, SegmentForm form, Map<String, Integer> places, Caller caller) {
        try {
            var part = part(form.key());
            part.check();
            var now = drafts.edit(environment, part);
            if (now.content() != null || now.published() != null) {
                throw new Problem.Invalid("key", Message.of("flag.problem.key-taken"));
            }
            var fields = new LinkedHashMap<String, String>();
            fields.put("key", Fields.json(form.key()));
            fields.putAll(form.fields(null, places));
            boolean publish = editing.publishes(environment, posted, caller);
            return editing.save(environment, now, io.trackplane.revision.PartMerge.json(fields), publish, caller);
        } catch (Problem.Invalid invalid) {
            return Attempt.refused(invalid.fields());
        }
    }

    private static boolean isSaving(Posted posted) {
        return posted.action().isEmpty()
                || posted.action().equals("save")
                || posted.action().equals("publish");
    }

    @GetMapping(FlagPaths.SEGMENT)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        var now = editing.of(environment, part(key));
        flagPages.made(now, SegmentForm.FIELDS, model);
        return page(environment, now, SegmentForm.of(segment(now)), Map.of(), Map.of(), model);
    }

    @PostMapping(FlagPaths.SEGMENT)
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String save(
            Environment environment,
            @PathVariable String key,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = editing.of(environment, part(key));
        var posted = Posted.of(request);
        var form = SegmentForm.read(posted, key);
        FlagPages.madeFrom(posted, SegmentForm.FIELDS, model);
        if (!isSaving(posted)) {
            return page(environment, now, form.after(posted.action()), Map.of(), Map.of(), model);
        }
        var places = new LinkedHashMap<String, Integer>();
        try {
            var wanted = form.fields(segment(now), places);
            return pages.save(
                    environment,
                    now,
                    posted,
                    wanted,
                    caller,
                    model,
                    problems -> page(environment, now, form, places, problems, model));
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            return page(environment, now, form, places, invalid.fields(), model);
        }
    }

    @PostMapping(FlagPaths.SEGMENT + "/delete")
    @RequiresPermission(Permission.FLAGS_CHANGE)
    String delete(
            Environment environment,
            @PathVariable String key,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = editing.of(environment, part(key));
        var posted = Posted.of(request);
        var problems = new LinkedHashMap<String, Message>();
        if (!posted.line("confirm").equals(key)) {
            problems.put("confirm", Message.of("flag.problem.confirm", key));
        } else if (!pages.uses(environment).getOrDefault(key, List.of()).isEmpty()) {
            problems.put("confirm", Message.of("flag.segment.used"));
        } else {
            boolean publish = editing.publishes(environment, posted, caller);
            problems.putAll(
                    editing.save(environment, now, null, publish, caller).problems());
        }
        if (problems.isEmpty()) {
            return forms.redirect(FlagPaths.segments(environment), Message.of("flag.segment.deleted", key));
        }
        response.setStatus(422);
        flagPages.made(now, SegmentForm.FIELDS, model);
        return page(environment, now, SegmentForm.of(segment(now)), Map.of(), problems, model);
    }

    private static PartName part(String key) {
        return new PartName(FlagParts.SEGMENT, key);
    }

    private static Segment segment(Editing now) {
        return Segment.parse(PartEditing.shown(now));
    }

    private String page(
            Environment environment,
            @Nullable Editing now,
            SegmentForm form,
            Map<String, Integer> places,
            Map<String, Message> problems,
            Model model) {
        var told = flagPages.texts().told(problems);
        model.addAttribute("told", told);
        model.addAttribute("condition", ConditionView.of(form.when(), "", (name, node) -> told.nearest(places, node)));
        model.addAttribute("form", form);
        model.addAttribute("focus", form.focus());
        model.addAttribute("environment", environment);
        model.addAttribute("base", FlagPaths.environment(environment));
        model.addAttribute("editing", now);
        model.addAttribute(
                "uses", now == null ? List.of() : pages.uses(environment).getOrDefault(form.key(), List.of()));
        model.addAttribute("difference", now == null ? List.of() : pages.difference(now));
        model.addAttribute("publishing", PartEditing.publishing(environment).name());
        flagPages.conditionChoices(environment, model);
        return "flag/segment";
    }
}
