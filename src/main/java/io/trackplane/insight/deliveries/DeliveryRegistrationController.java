package io.trackplane.insight.deliveries;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Registers deliveries, and changes, closes and forgets what is registered. */
@Controller
class DeliveryRegistrationController {
    private static final String NEW = DeliveryPaths.LIST + "/new";
    private static final String EDIT = DeliveryPaths.ONE + "/edit";
    private static final String CLOSE = DeliveryPaths.ONE + "/close";
    private static final String REOPEN = DeliveryPaths.ONE + "/reopen";
    private static final String DELETE = DeliveryPaths.ONE + "/delete";

    private final DeliveryRegistrations registrations;
    private final Tenants tenants;
    private final Forms forms;
    private final Clock clock;

    DeliveryRegistrationController(DeliveryRegistrations registrations, Tenants tenants, Forms forms, Clock clock) {
        this.registrations = registrations;
        this.tenants = tenants;
        this.forms = forms;
        this.clock = clock;
    }

    /** @param id of a delivery that events name and nobody registered */
    @GetMapping(NEW)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String form(Environment environment, @RequestParam(defaultValue = "") String id, Model model) {
        model.addAttribute("form", DeliveryForm.empty(id));
        return newPage(environment, model);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String register(
            Environment environment,
            @ModelAttribute("form") DeliveryForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        return forms.posted(errors, model)
                .change(() -> registrations.register(environment, form.wantedId(), form.settings(), caller.actor()))
                .then(made -> forms.redirect(
                        DeliveryPaths.one(environment, made.id()),
                        Message.of(
                                "insight.delivery.registered", made.settings().name())))
                .orShow(() -> newPage(environment, model));
    }

    private String newPage(Environment environment, Model model) {
        model.addAttribute("base", DeliveryPaths.list(environment));
        model.addAttribute("zone", tenants.get(environment.tenant()).zone().getId());
        return "insight/delivery-new";
    }

    @GetMapping(EDIT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String edit(Environment environment, @PathVariable String delivery, Model model) {
        return editPage(environment, registrations.get(environment, delivery), model);
    }

    @PostMapping(EDIT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String save(
            Environment environment,
            @PathVariable String delivery,
            @ModelAttribute("form") DeliveryForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var registration = registrations.get(environment, delivery);
        return forms.posted(errors, model)
                .edits("delivery-registration", form.fields(), () -> stored(registrations.get(environment, delivery)))
                .change(version ->
                        registrations.change(environment, delivery, form.settings(), version, caller.actor()))
                .thenRedirect(DeliveryPaths.one(environment, delivery), "insight.delivery.saved")
                .orShow(() -> editPage(environment, registration, model));
    }

    @PostMapping(CLOSE)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String close(Environment environment, @PathVariable String delivery, Caller caller) {
        var closed = registrations.close(environment, delivery, caller.actor());
        return forms.redirect(
                DeliveryPaths.edit(environment, delivery),
                Message.of("insight.delivery.closed", closed.settings().name()));
    }

    @PostMapping(REOPEN)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String reopen(Environment environment, @PathVariable String delivery, Caller caller) {
        var open = registrations.reopen(environment, delivery, caller.actor());
        return forms.redirect(
                DeliveryPaths.edit(environment, delivery),
                Message.of("insight.delivery.reopened", open.settings().name()));
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.PLAN_CHANGE)
    String delete(Environment environment, @PathVariable String delivery, Caller caller) {
        registrations.delete(environment, delivery, caller.actor());
        return forms.redirect(DeliveryPaths.list(environment), Message.of("insight.delivery.forgotten", delivery));
    }

    private String editPage(Environment environment, DeliveryRegistration registration, Model model) {
        var zone = tenants.get(environment.tenant()).zone();
        model.mergeAttributes(Map.of("form", DeliveryForm.of(registration), "made", stored(registration)));
        model.addAttribute("registration", registration);
        model.addAttribute("state", registration.state(clock.instant(), zone).key());
        model.addAttribute("base", DeliveryPaths.list(environment));
        model.addAttribute("one", DeliveryPaths.one(environment, registration.id()));
        model.addAttribute("zone", zone.getId());
        return "insight/delivery-edit";
    }

    private static Stored stored(DeliveryRegistration registration) {
        return new Stored(registration.version(), DeliveryForm.of(registration).fields());
    }
}
