package io.trackplane.delivery.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One parameter: what it is, its value for everybody, and its end. */
@Controller
class ParameterController {
    private final ParameterParts parts;
    private final ParameterPages pages;
    private final PartEdits edits;
    private final Forms forms;

    ParameterController(ParameterParts parts, ParameterPages pages, PartEdits edits, Forms forms) {
        this.parts = parts;
        this.pages = pages;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(ConfigPaths.PARAMETER)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String parameter, Model model) {
        return page(environment, parameter, model);
    }

    @PostMapping(ConfigPaths.PARAMETER)
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String save(
            Environment environment,
            @PathVariable String parameter,
            @ModelAttribute("form") ParameterForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean publish,
            Caller caller,
            Model model) {
        parts.get(environment, parameter);
        return forms.posted(errors, model)
                .edits("parameter", form.fields(), () -> stored(parts.edit(environment, parameter)))
                .change(version ->
                        edits.save(environment, ParameterParts.part(parameter), version, publish, caller, content -> {
                            var now = ParameterParts.read(content);
                            return ParameterParts.checked(form.parameter(now.key(), now.type(), now.conditional()));
                        }))
                .thenRedirect(
                        ConfigPaths.parameter(environment, parameter),
                        publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> page(environment, parameter, model));
    }

    /** Drafts the end of a parameter; nothing happens to clients until it is published. */
    @PostMapping(ConfigPaths.PARAMETER + "/delete")
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String delete(
            Environment environment,
            @PathVariable String parameter,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        parts.get(environment, parameter);
        edits.save(environment, ParameterParts.part(parameter), version, false, caller, content -> null);
        return forms.redirect(ConfigPaths.list(environment), Message.of("delivery.config.deletion-drafted", parameter));
    }

    private static Stored stored(Editing editing) {
        return new Stored(
                editing.version(),
                ParameterForm.of(ParameterParts.read(editing.content())).fields());
    }

    private String page(Environment environment, String key, Model model) {
        var editing = parts.edit(environment, key);
        if (editing.content() != null) {
            model.mergeAttributes(
                    Map.of("form", ParameterForm.of(ParameterParts.read(editing.content())), "made", stored(editing)));
        }
        return pages.page(environment, editing, model);
    }
}
