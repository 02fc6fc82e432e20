package io.trackplane.flag.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.RequiresPermission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The flags of an application, with what they do in each of its environments. */
@Controller
class FlagsController {
    private final FlagList list;
    private final Choices choices;

    FlagsController(FlagList list, Choices choices) {
        this.list = list;
        this.choices = choices;
    }

    /** What cannot be read of a filter narrows nothing. */
    @GetMapping(FlagPaths.FLAGS)
    @RequiresPermission(Permission.TENANT_READ)
    String list(
            Environment environment, @ModelAttribute("filter") FlagFilter filter, BindingResult unread, Model model) {
        var path = FlagPaths.flags(environment);
        model.addAttribute("view", list.of(environment, filter));
        model.addAttribute("path", path);
        model.addAttribute("base", FlagPaths.environment(environment));
        model.addAttribute("address", filter.address(path));
        model.addAttribute("kinds", choices.kinds());
        model.addAttribute("states", choices.states());
        return "flag/list";
    }
}
