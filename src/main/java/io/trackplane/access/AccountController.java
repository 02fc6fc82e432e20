package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import io.trackplane.web.Preferences;
import io.trackplane.web.TwoEditors.Stored;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own page: what they are called, which language they read, where they belong. */
@Controller
class AccountController {
    private final Users users;
    private final Tenants tenants;
    private final MessageSource messages;
    private final Forms forms;

    AccountController(Users users, Tenants tenants, MessageSource messages, Forms forms) {
        this.users = users;
        this.tenants = tenants;
        this.messages = messages;
        this.forms = forms;
    }

    @GetMapping(Paths.ACCOUNT)
    @OpenTo(Audience.SIGNED_IN)
    String show(User user, Locale locale, Model model) {
        return page(user, locale, model);
    }

    @PostMapping(Paths.ACCOUNT)
    @OpenTo(Audience.SIGNED_IN)
    String change(
            @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            User user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return forms.posted(errors, model)
                .edits("user", form.fields(), () -> stored(users.get(user.id()), locale))
                .change(version -> users.changeProfile(
                        user.id(), form.name(), form.chosen().toLanguageTag(), version))
                .then(saved -> {
                    Preferences.remember(request, response, form.chosen());
                    return forms.redirect(Paths.ACCOUNT, Message.of("access.account.saved"));
                })
                .orShow(() -> page(user, locale, model));
    }

    private String page(User user, Locale locale, Model model) {
        model.mergeAttributes(Map.of("form", ProfileForm.of(user, locale), "made", stored(user, locale)));
        model.addAttribute("user", user);
        model.addAttribute("languages", languages(locale));
        model.addAttribute("mergeTexts", languageNames(locale));
        model.addAttribute("memberships", memberships(user));
        return "access/account";
    }

    private static Stored stored(User user, Locale locale) {
        return new Stored(user.version(), ProfileForm.of(user, locale).fields());
    }

    private List<MembershipView> memberships(User user) {
        var slugs = user.memberships().stream().map(Membership::tenant).toList();
        return tenants.find(slugs).stream()
                .flatMap(tenant -> user.membership(tenant.slug()).stream()
                        .map(membership -> new MembershipView(
                                tenant.slug(), tenant.name(), membership.role().key(), membership.since())))
                .toList();
    }

    private List<Option> languages(Locale locale) {
        return Preferences.LANGUAGES.stream()
                .map(language -> new Option(language.toLanguageTag(), name(language, locale)))
                .toList();
    }

    private Map<String, String> languageNames(Locale locale) {
        return Preferences.LANGUAGES.stream()
                .collect(Collectors.toMap(Locale::toLanguageTag, language -> name(language, locale)));
    }

    private String name(Locale language, Locale locale) {
        return messages.getMessage("web.language." + language.toLanguageTag(), null, locale);
    }
}
