package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Merge;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import io.trackplane.web.Preferences;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own page: what they are called, which language they read, where they belong. */
@Controller
class AccountController {
    private final Users users;
    private final Tenants tenants;
    private final MessageSource messages;

    AccountController(Users users, Tenants tenants, MessageSource messages) {
        this.users = users;
        this.tenants = tenants;
        this.messages = messages;
    }

    @GetMapping(Paths.ACCOUNT)
    @OpenTo(Audience.SIGNED_IN)
    String show(User user, Locale locale, Model model) {
        model.addAttribute("form", ProfileForm.of(user, locale));
        return page(user, locale, model);
    }

    @PostMapping(Paths.ACCOUNT)
    @OpenTo(Audience.SIGNED_IN)
    String change(
            @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            @RequestParam long version,
            @RequestParam(name = "original.name", defaultValue = "") String originalName,
            @RequestParam(name = "original.language", defaultValue = "") String originalLanguage,
            User user,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = Preferences.supported(form.language());
        if (language.isEmpty()) {
            FormErrors.add(errors, "language", Message.of("access.account.language-unknown"));
            response.setStatus(422);
            return page(user, locale, model);
        }
        var original = new ProfileForm(originalName, originalLanguage);
        try {
            var base = ProfileForm.of(user, locale).equals(original) ? user.version() : version;
            users.changeProfile(user.id(), form.name(), language.get().toLanguageTag(), base);
        } catch (Problem.Invalid invalid) {
            FormErrors.add(errors, invalid);
            response.setStatus(422);
            return page(user, locale, model);
        } catch (Problem.Stale stale) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return merge(users.find(user.id()).orElseThrow(Problem.NotFound::new), original, form, locale, model);
        }
        Preferences.remember(request, response, language.get());
        Toast.after(redirect, "access.account.saved");
        return "redirect:" + Paths.ACCOUNT;
    }

    private String merge(User present, ProfileForm original, ProfileForm wanted, Locale locale, Model model) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("name", "field.user.name");
        labels.put("language", "field.user.language");
        var merge = Merge.of(
                Paths.ACCOUNT,
                present.version(),
                null,
                null,
                labels,
                original.values(),
                ProfileForm.of(present, locale).values(),
                wanted.values());
        model.addAttribute("merge", merge);
        model.addAttribute("mergeTexts", languageNames(locale));
        return page(present, locale, model);
    }

    private String page(User user, Locale locale, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("original", ProfileForm.of(user, locale).values());
        model.addAttribute("languages", languages(locale));
        model.addAttribute("memberships", memberships(user));
        return "access/account";
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
