package io.trackplane.access;

import io.trackplane.kernel.Problem;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page behind the one-time link in the log of a first start. */
@Controller
class SetUpController {
    private static final List<Option> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("Etc/")))
            .filter(zone -> !zone.startsWith("SystemV/"))
            .sorted()
            .map(zone -> new Option(zone, zone))
            .toList();

    private final SetUp setUp;
    private final SignInRenewal signIn;
    private final Forms forms;

    SetUpController(SetUp setUp, SignInRenewal signIn, Forms forms) {
        this.setUp = setUp;
        this.signIn = signIn;
        this.forms = forms;
    }

    @GetMapping("/setup/{token}")
    @OpenTo(Audience.ANYONE)
    String page(@PathVariable String token, Model model) {
        requireOpen(token);
        model.addAttribute("form", SetUpForm.empty());
        return view(token, model);
    }

    @PostMapping("/setup/{token}")
    @OpenTo(Audience.ANYONE)
    String complete(
            @PathVariable String token,
            @Valid @ModelAttribute("form") SetUpForm form,
            BindingResult errors,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireOpen(token);
        return forms.posted(errors, model)
                .change(() -> setUp.complete(token, form.owner(locale), form.tenant(locale)))
                .then(owner -> {
                    signIn.as(owner, request, response);
                    return "redirect:" + Paths.tenant(form.slug().strip());
                })
                .orShow(() -> view(token, model));
    }

    private static String view(String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("zones", ZONES);
        return "access/set-up";
    }

    private void requireOpen(String token) {
        if (!setUp.isOpen(token)) {
            throw new Problem.NotFound();
        }
    }
}
