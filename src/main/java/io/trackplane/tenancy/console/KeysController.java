package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.IssuedKey;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Makes, rotates and revokes the keys of an environment. */
@Controller
class KeysController {
    private static final String NEW = Paths.ENVIRONMENT + "/keys/new";
    private static final String ROTATE = Paths.ENVIRONMENT + "/keys/{key}/rotate";
    private static final String REVOKE = Paths.ENVIRONMENT + "/keys/{key}/revoke";

    private final Environments environments;
    private final SdkKeys keys;
    private final Choices choices;
    private final KeyPages pages;

    KeysController(Environments environments, SdkKeys keys, Choices choices, KeyPages pages) {
        this.environments = environments;
        this.keys = keys;
        this.choices = choices;
        this.pages = pages;
    }

    /** The environment of the path, for every handler; 404 where there is none. */
    @ModelAttribute("environment")
    Environment environment(
            @PathVariable String tenant, @PathVariable String application, @PathVariable String environment) {
        return environments.get(tenant, application, environment);
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String showNew(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            Model model,
            Locale locale) {
        model.addAttribute("form", new NewKeyForm(SdkKey.Kind.SERVER, ""));
        model.addAttribute("kinds", choices.keyKinds(locale));
        return pages.form("new-key", environment, model);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String create(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @ModelAttribute("form") NewKeyForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale) {
        model.addAttribute("kinds", choices.keyKinds(locale));
        return pages.outcome("new-key", environment, binding, model, () -> {
            var issued = keys.create(environment, form.chosen(), Texts.line(form.label()), caller.actor());
            return answer(environment, model, issued, "tenancy.keys.created");
        });
    }

    @GetMapping(ROTATE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String showRotate(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @PathVariable String key,
            Model model,
            Locale locale) {
        model.addAttribute("form", RotationForm.EMPTY);
        return rotatePage(environment, key, model, locale);
    }

    private String rotatePage(Environment environment, String key, Model model, Locale locale) {
        addRotation(environment, key, model, locale);
        return pages.form("rotate-key", environment, model);
    }

    private void addRotation(Environment environment, String key, Model model, Locale locale) {
        model.addAttribute("key", keys.get(environment, key));
        model.addAttribute("overlaps", choices.overlaps(locale));
    }

    @PostMapping(ROTATE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String rotate(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @PathVariable String key,
            @ModelAttribute("form") RotationForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale) {
        addRotation(environment, key, model, locale);
        return pages.outcome("rotate-key", environment, binding, model, () -> {
            var issued = keys.rotate(environment, key, form.chosen(), form.reason(), caller.actor());
            return answer(environment, model, issued, "tenancy.keys.rotated");
        });
    }

    /** A client key is public and stands in the list; a server key is shown here or never. */
    private String answer(Environment environment, Model model, IssuedKey issued, String told) {
        var message = Message.of(told, issued.key().label());
        if (issued.key().kind() == SdkKey.Kind.CLIENT) {
            return pages.done(environment, model, message);
        }
        var shown = new Issued("tenancy.keys.issued.server", issued.key().label(), issued.presented());
        return pages.issued(environment, model, shown, message);
    }

    @GetMapping(REVOKE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String showRevoke(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @PathVariable String key,
            Model model) {
        model.addAttribute("form", RotationForm.EMPTY);
        model.addAttribute("key", keys.get(environment, key));
        return pages.form("revoke-key", environment, model);
    }

    @PostMapping(REVOKE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String revoke(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @PathVariable String key,
            @ModelAttribute("form") RotationForm form,
            BindingResult binding,
            Caller caller,
            Model model) {
        var found = keys.get(environment, key);
        model.addAttribute("key", found);
        return pages.outcome("revoke-key", environment, binding, model, () -> {
            keys.revoke(environment, key, form.reason(), caller.actor());
            return pages.done(environment, model, Message.of("tenancy.keys.revoked", found.label()));
        });
    }
}
