package io.trackplane.delivery.console;

import io.trackplane.delivery.CollectionSwitch;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Turns the collection of an environment off and on again. Acts at once, without a draft. */
@Controller
class CollectionSwitchController {
    private static final String SWITCH = Paths.ENVIRONMENT + "/collection/switch";
    private static final PartName PART = PartName.only(CollectionSwitch.KIND);

    private final Revisions revisions;
    private final Forms forms;

    CollectionSwitchController(Revisions revisions, Forms forms) {
        this.revisions = revisions;
        this.forms = forms;
    }

    /**
     * What is asked of the person.
     *
     * @param off whether it is to be turned off; the opposite turns it on again
     * @param confirm key of the environment, typed to turn it off
     */
    record SwitchForm(
            boolean off, @Nullable String confirm, @Nullable String reason) {}

    @GetMapping(SWITCH)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        return page(environment, model);
    }

    @PostMapping(SWITCH)
    @RequiresPermission(Permission.KILL_SWITCH)
    String turn(
            Environment environment,
            @ModelAttribute("form") SwitchForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        return forms.posted(errors, model)
                .change(() -> turn(environment, form, caller))
                .thenRedirect(
                        CollectionPaths.sampling(environment),
                        form.off() ? "delivery.switch.turned-off" : "delivery.switch.turned-on",
                        environment.name())
                .orShow(() -> page(environment, model));
    }

    private void turn(Environment environment, SwitchForm form, Caller caller) {
        if (form.off() && !environment.key().equals(form.confirm())) {
            throw new Problem.Invalid("confirm", Message.of("delivery.problem.confirm", environment.key()));
        }
        var off = CollectionSwitch.OFF;
        var change = form.off() ? new PartChange(PART, null, off) : new PartChange(PART, off, null);
        revisions.publish(environment, List.of(change), form.reason(), caller.actor());
    }

    private String page(Environment environment, Model model) {
        boolean isOff = revisions.current(environment).parts().find(PART).isPresent();
        model.mergeAttributes(Map.of("form", new SwitchForm(!isOff, "", "")));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("isOff", isOff);
        return "delivery/switch";
    }
}
