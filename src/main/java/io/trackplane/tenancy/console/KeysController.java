package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.IssuedKey;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
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

    private final SdkKeys keys;
    private final Choices choices;
    private final KeyPages pages;
    private final Forms forms;

    KeysController(SdkKeys keys, Choices choices, KeyPages pages, Forms forms) {
        this.keys = keys;
        this.choices = choices;
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String showNew(Environment environment, Model model, Locale locale) {
        model.addAttribute("form", new NewKeyForm(SdkKey.Kind.SERVER, ""));
        model.addAttribute("kinds", choices.keyKinds(locale));
        return pages.form("new-key", environment, model);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String create(
            Environment environment,
            @ModelAttribute("form") NewKeyForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        model.addAttribute("kinds", choices.keyKinds(locale));
        return forms.posted(errors, model)
                .change(() -> keys.create(environment, form.chosen(), Texts.line(form.label()), caller.actor()))
                .then(issued -> answer(environment, model, issued, "tenancy.keys.created"))
                .orShow(() -> pages.again("new-key", environment, model));
    }

    @GetMapping(ROTATE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String showRotate(Environment environment, @PathVariable String key, Model model, Locale locale) {
        model.addAttribute("form", RotationForm.EMPTY);
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
            Environment environment,
            @PathVariable String key,
            @ModelAttribute("form") RotationForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        addRotation(environment, key, model, locale);
        return forms.posted(errors, model)
                .change(() -> keys.rotate(environment, key, form.chosen(), form.reason(), caller.actor()))
                .then(issued -> answer(environment, model, issued, "tenancy.keys.rotated"))
                .orShow(() -> pages.again("rotate-key", environment, model));
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
    String showRevoke(Environment environment, @PathVariable String key, Model model) {
        model.addAttribute("form", RotationForm.EMPTY);
        model.addAttribute("key", keys.get(environment, key));
        return pages.form("revoke-key", environment, model);
    }

    @PostMapping(REVOKE)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String revoke(
            Environment environment,
            @PathVariable String key,
            @ModelAttribute("form") RotationForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var found = keys.get(environment, key);
        model.addAttribute("key", found);
        return forms.posted(errors, model)
                .change(() -> keys.revoke(environment, key, form.reason(), caller.actor()))
                .then(revoked -> pages.done(environment, model, Message.of("tenancy.keys.revoked", found.label())))
                .orShow(() -> pages.again("revoke-key", environment, model));
    }
}
