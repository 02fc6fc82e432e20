package io.trackplane.delivery.console;

import io.trackplane.delivery.ParameterType;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The parameters of an environment, and new ones. */
@Controller
class ParametersController {
    private final ParameterParts parts;
    private final PartEdits edits;
    private final Forms forms;

    ParametersController(ParameterParts parts, PartEdits edits, Forms forms) {
        this.parts = parts;
        this.edits = edits;
        this.forms = forms;
    }

    @GetMapping(ConfigPaths.CONFIG)
    @RequiresPermission(Permission.TENANT_READ)
    String list(Environment environment, @RequestParam(defaultValue = "") String q, Model model) {
        var all = ParameterRow.of(parts, environment);
        var asked = q.strip().toLowerCase(Locale.ROOT);
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("others", parts.others(environment));
        model.addAttribute("q", q);
        model.addAttribute("isEmpty", all.isEmpty());
        model.addAttribute(
                "rows", all.stream().filter(row -> matches(row, asked)).toList());
        return "delivery/config";
    }

    private static boolean matches(ParameterRow row, String asked) {
        return row.key().contains(asked)
                || row.value().toLowerCase(Locale.ROOT).contains(asked)
                || (row.description() != null
                        && row.description().toLowerCase(Locale.ROOT).contains(asked));
    }

    @GetMapping(ConfigPaths.CONFIG + "/_new")
    @RequiresPermission(Permission.TENANT_READ)
    String add(Environment environment, @RequestParam(defaultValue = "STRING") ParameterType type, Model model) {
        return page(environment, ParameterForm.empty(type), model);
    }

    @PostMapping(ConfigPaths.CONFIG + "/_new")
    @RequiresPermission(Permission.CONFIG_CHANGE)
    String create(
            Environment environment,
            @ModelAttribute("form") ParameterForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean publish,
            Caller caller,
            Model model) {
        var key = form.key() == null ? "" : form.key();
        return forms.posted(errors, model)
                .change(() -> {
                    var wanted = ParameterParts.checked(form.parameter(key, form.chosenType(), List.of()));
                    var part = ParameterParts.part(key);
                    edits.save(
                            environment,
                            part,
                            parts.version(environment, key),
                            publish,
                            caller,
                            content -> fresh(content, wanted));
                })
                .thenRedirect(
                        ConfigPaths.parameter(environment, key), publish ? "delivery.published" : "delivery.drafted")
                .orShow(() -> page(environment, form, model));
    }

    private static String fresh(@Nullable String content, String wanted) {
        if (content != null) {
            throw new Problem.Invalid("key", Message.of("delivery.problem.taken"));
        }
        return wanted;
    }

    private static String page(Environment environment, ParameterForm form, Model model) {
        model.mergeAttributes(Map.of("form", form));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("types", ParameterType.values());
        model.addAttribute("type", form.chosenType());
        return "delivery/parameter-new";
    }
}
