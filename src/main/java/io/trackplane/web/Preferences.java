package io.trackplane.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Language and theme of a browser, kept in two cookies so that every page is right from its first byte. */
public final class Preferences {
    /** The languages the console speaks; the first is the one for everybody else. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    static final String LANGUAGE = "tp_language";
    static final String THEME = "tp_theme";
    private static final Duration KEPT = Duration.ofDays(365);

    private Preferences() {}

    /** The console's language that serves a wish: any Chinese is Simplified Chinese; empty if none does. */
    public static Optional<Locale> supported(@Nullable String languageTag) {
        if (languageTag == null) {
            return Optional.empty();
        }
        var language = Locale.forLanguageTag(languageTag).getLanguage();
        return LANGUAGES.stream()
                .filter(offered -> offered.getLanguage().equals(language))
                .findFirst();
    }

    /** The language chosen in this browser. */
    public static Optional<Locale> language(HttpServletRequest request) {
        return supported(cookie(request, LANGUAGE));
    }

    /** The theme chosen in this browser. */
    public static Theme theme(HttpServletRequest request) {
        return Theme.of(cookie(request, THEME));
    }

    /** Remembers a language in this browser, for instance the one of the account that has just signed in. */
    public static void remember(HttpServletRequest request, HttpServletResponse response, Locale language) {
        keep(request, response, LANGUAGE, language.toLanguageTag());
    }

    /** Remembers a theme in this browser. */
    public static void remember(HttpServletRequest request, HttpServletResponse response, Theme theme) {
        keep(request, response, THEME, theme.key());
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
