package io.trackplane.web.language;

import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Preferences;
import io.trackplane.web.Theme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and theme of this browser, with or without somebody signed in. */
@Controller
class PreferencesController {
    /** A path on this server as browsers write it: no second slash, which would make it the name of another one. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[\\w\\-.~!$&'()*+,;=:@/?%]{0,2000}");

    private static final Pattern LANGUAGE = Pattern.compile("([?&])language=[^&]*&?");

    @GetMapping("/preferences")
    @OpenTo(Audience.ANYONE)
    String preferences() {
        return "web/preferences";
    }

    @PostMapping("/preferences")
    @OpenTo(Audience.ANYONE)
    String remember(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Preferences.supported(language).ifPresent(chosen -> Preferences.remember(request, response, chosen));
        if (theme != null) {
            Preferences.remember(request, response, Theme.of(theme));
        }
        return "redirect:" + local(back);
    }

    /** Where to go back to, without an older wish for a language. */
    private static String local(String back) {
        var path = LANGUAGE.matcher(back).replaceAll("$1").replaceAll("[?&]$", "");
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}
