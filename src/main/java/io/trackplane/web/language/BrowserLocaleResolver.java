package io.trackplane.web.language;

import io.trackplane.web.Preferences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** A page's language: chosen in this browser, else the first the browser asks for that the console speaks, else English. */
class BrowserLocaleResolver implements LocaleResolver {
    private static final String CHOSEN = BrowserLocaleResolver.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getAttribute(CHOSEN) instanceof Locale chosen
                ? chosen
                : Preferences.language(request).orElseGet(() -> asked(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        request.setAttribute(CHOSEN, locale);
        if (locale != null && response != null) {
            Preferences.remember(request, response, locale);
        }
    }

    private static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::toLanguageTag)
                .map(Preferences::supported)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
