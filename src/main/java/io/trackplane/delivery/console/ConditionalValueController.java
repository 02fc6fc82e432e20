package io.trackplane.delivery.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.console.TypedCondition;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One value of a parameter for some: added, changed, moved, removed. */
@Controller
class ConditionalValueController {
    private static final String VALUES = ConfigPaths.PARAMETER + "/values";
    private static final String NEW = VALUES + "/new";
    private static final String VALUE = VALUES + "/{value}";
    private static final Set<String> SAVING = Set.of("", "save", "publish");

    private final ConditionalValuePages pages;
    private final ParameterParts parts;
    private final PartEdits edits;
    private final Forms forms;

    ConditionalValueController(ConditionalValuePages pages, ParameterParts parts, PartEdits edits, Forms forms) {
        this.pages = pages;
        this.parts = parts;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.TENANT_READ)
    String add(Environment environment, @PathVariable String parameter, Model model) {
        model.addAttribute("form", ConditionalValueForm.empty(parts.get(environment, parameter)));
        return pages.page(environment, parameter, null, TypedCondition.fresh(), Map.of(), model);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String create(
            Environment environment,
            @PathVariable String parameter,
            @ModelAttribute("form") ConditionalValueForm form,
            BindingResult errors,
            @RequestParam(name = "do", defaultValue = "") String action,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        var typed = TypedCondition.read(request.getParameterMap());
        int index = parts.get(environment, parameter).conditional().size();
        if (!SAVING.contains(action)) {
            return pages.page(environment, parameter, null, typed.after(action), Map.of(), model);
        }
        var problems = new LinkedHashMap<String, Message>();
        boolean publish = action.equals("publish");
        return forms.posted(errors, model)
                .change(() -> pages.save(
                        environment,
                        parameter,
                        index,
                        parts.version(environment, parameter),
                        publish,
                        caller,
                        form,
                        typed,
                        problems))
                .thenRedirect(row(environment, parameter, index), publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> pages.page(environment, parameter, null, typed, problems, model));
    }

    @GetMapping(VALUE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String parameter, @PathVariable String value, Model model) {
        int index = index(value);
        var stored = pages.get(environment, parameter, index);
        model.addAttribute("form", ConditionalValueForm.of(stored));
        model.addAttribute("made", pages.stored(environment, parameter, index));
        return pages.page(environment, parameter, index, TypedCondition.of(stored.when()), Map.of(), model);
    }

    @PostMapping(VALUE)
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String save(
            Environment environment,
            @PathVariable String parameter,
            @PathVariable String value,
            @ModelAttribute("form") ConditionalValueForm form,
            BindingResult errors,
            @RequestParam(name = "do", defaultValue = "") String action,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        int index = index(value);
        pages.get(environment, parameter, index);
        var typed = typed(request);
        if (!SAVING.contains(action)) {
            model.addAttribute("made", FormOrigin.of(request));
            return pages.page(environment, parameter, index, typed.after(action), Map.of(), model);
        }
        var problems = new LinkedHashMap<String, Message>();
        boolean publish = action.equals("publish");
        return forms.posted(errors, model)
                .edits("parameter", form.fields(readable(typed)), () -> pages.stored(environment, parameter, index))
                .change(version ->
                        pages.save(environment, parameter, index, version, publish, caller, form, typed, problems))
                .thenRedirect(row(environment, parameter, index), publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> pages.page(environment, parameter, index, typed, problems, model));
    }

    /** As the editor posts it, or as JSON after a choice between two editors. */
    private static TypedCondition typed(HttpServletRequest request) {
        var chosen = request.getParameter("when");
        return chosen == null
                ? TypedCondition.read(request.getParameterMap())
                : TypedCondition.of(CanonicalJson.read(chosen, Condition.class));
    }

    /** What cannot be read is told when it is saved. */
    private static Condition readable(TypedCondition typed) {
        try {
            return typed.condition("when");
        } catch (Problem.Invalid invalid) {
            return Condition.ALWAYS;
        }
    }

    @PostMapping(VALUE + "/move")
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String move(
            Environment environment,
            @PathVariable String parameter,
            @PathVariable String value,
            @RequestParam(defaultValue = "false") boolean up,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        int index = index(value);
        pages.get(environment, parameter, index);
        edits.save(
                environment,
                ParameterParts.part(parameter),
                version,
                false,
                caller,
                content -> ParameterParts.with(content, values -> ParameterParts.moved(values, index, up ? -1 : 1)));
        return "redirect:" + row(environment, parameter, Math.max(0, up ? index - 1 : index + 1));
    }

    @PostMapping(VALUE + "/remove")
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String remove(
            Environment environment,
            @PathVariable String parameter,
            @PathVariable String value,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        int index = index(value);
        pages.get(environment, parameter, index);
        edits.save(
                environment,
                ParameterParts.part(parameter),
                version,
                false,
                caller,
                content -> ParameterParts.with(content, values -> ParameterParts.without(values, index)));
        return "redirect:" + ConfigPaths.parameter(environment, parameter) + "#conditional";
    }

    /** @throws Problem.NotFound when it is no position */
    private static int index(String value) {
        if (!value.matches("[0-9]{1,3}")) {
            throw new Problem.NotFound();
        }
        return Integer.parseInt(value);
    }

    private static String row(Environment environment, String parameter, int index) {
        return ConfigPaths.parameter(environment, parameter) + "#value-" + index;
    }
}
