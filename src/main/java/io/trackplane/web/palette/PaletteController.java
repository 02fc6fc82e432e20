package io.trackplane.web.palette;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Shell;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The command palette: a list below its search field, or a page of its own where there is no script. */
@Controller
class PaletteController {
    private static final int LONGEST_QUERY = 100;

    private final Palette palette;

    PaletteController(Palette palette) {
        this.palette = palette;
    }

    @GetMapping("/palette")
    @OpenTo(Audience.SIGNED_IN)
    String anywhere(
            @RequestParam(defaultValue = "") String q,
            @RequestAttribute Shell shell,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        return answer(q, shell, htmx, locale, model);
    }

    @GetMapping({Paths.TENANT + "/palette", Paths.APPLICATION + "/palette", Paths.ENVIRONMENT + "/palette"})
    @RequiresPermission(Permission.TENANT_READ)
    String inTenant(
            @RequestParam(defaultValue = "") String q,
            @PathVariable(required = false) @Nullable String application,
            @PathVariable(required = false) @Nullable String environment,
            @RequestAttribute Shell shell,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        var place = shell.place();
        if (!Objects.equals(place.application(), application) || !Objects.equals(place.environment(), environment)) {
            throw new Problem.NotFound();
        }
        return answer(q, shell, htmx, locale, model);
    }

    private String answer(String typed, Shell shell, @Nullable String htmx, Locale locale, Model model) {
        var query = typed.length() > LONGEST_QUERY ? typed.substring(0, LONGEST_QUERY) : typed;
        model.addAttribute("query", query);
        model.addAttribute("groups", palette.find(query, shell.surroundings(), locale));
        return htmx == null ? "web/palette" : "web/_palette-options";
    }
}
