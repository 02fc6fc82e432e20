package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Explains flags for a user. What is typed is posted though nothing is changed: a context may be personal, and addresses end up in
 * logs.
 */
@Controller
class ExplainController {
    private static final String ONE = FlagPaths.FLAG + "/explain";

    private final ExplainPanel panel;
    private final FlagPages pages;
    private final FlagsOf flags;

    ExplainController(ExplainPanel panel, FlagPages pages, FlagsOf flags) {
        this.panel = panel;
        this.pages = pages;
        this.flags = flags;
    }

    @GetMapping(ONE)
    @RequiresPermission(Permission.TENANT_READ)
    String ask(Environment environment, @PathVariable String key, Model model) {
        panel.beside(environment, head(environment, key, model), model);
        return "flag/explain";
    }

    @PostMapping(ONE)
    @RequiresPermission(Permission.TENANT_READ)
    String explain(
            Environment environment,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        panel.beside(environment, head(environment, key, model), model);
        result(environment, key, Posted.of(request), response, model);
        return "flag/explain";
    }

    private Flag head(Environment environment, String key, Model model) {
        return pages.head(environment, pages.editing(environment, key), "explain", model);
    }

    @GetMapping(FlagPaths.EXPLAIN)
    @RequiresPermission(Permission.TENANT_READ)
    String askAll(Environment environment, Model model) {
        return all(environment, model);
    }

    @PostMapping(FlagPaths.EXPLAIN)
    @RequiresPermission(Permission.TENANT_READ)
    String explainAll(Environment environment, HttpServletRequest request, HttpServletResponse response, Model model) {
        all(environment, model);
        result(environment, null, Posted.of(request), response, model);
        return "flag/playground";
    }

    private String all(Environment environment, Model model) {
        var here = flags.in(environment);
        var asked = here.published().keySet().stream()
                .flatMap(key -> here.any(key).stream())
                .toList();
        model.addAttribute("context", ContextForm.asking(panel.attributes(environment, asked)));
        model.addAttribute("explainAt", FlagPaths.environment(environment) + "/flags/_explain");
        model.addAttribute("contextTold", Told.nothing());
        model.addAttribute("base", FlagPaths.environment(environment));
        model.addAttribute("environment", environment);
        model.addAttribute("none", here.published().isEmpty() && here.drafted().isEmpty());
        return "flag/playground";
    }

    private void result(
            Environment environment, @Nullable String only, Posted posted, HttpServletResponse response, Model model) {
        var form = ContextForm.read(posted);
        if (!form.attributes().isEmpty()) {
            model.addAttribute("context", form);
        }
        try {
            model.addAttribute("explained", panel.explain(environment, form, only));
        } catch (Problem.Invalid invalid) {
            response.setStatus(422);
            model.addAttribute("contextTold", panel.told(invalid.fields()));
            model.addAttribute("explained", List.of());
        }
    }
}
