package io.trackplane.access;

import static java.util.Map.entry;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Preferences;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people change about themselves.
 *
 * @param name what they are called
 * @param language tag of the language they read
 */
record ProfileForm(String name, String language) {
    ProfileForm(@Nullable String name, @Nullable String language) {
        this.name = Objects.requireNonNullElse(name, "");
        this.language = Objects.requireNonNullElse(language, "");
    }

    /** The stored values; who never chose a language reads the page's. */
    static ProfileForm of(User user, Locale page) {
        return new ProfileForm(user.name(), Objects.requireNonNullElse(user.language(), page.toLanguageTag()));
    }

    /** The language, one of those the console is written in. */
    Locale chosen() {
        return Preferences.supported(language)
                .orElseThrow(() -> new Problem.Invalid("language", Message.of("access.account.language-unknown")));
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(entry("name", name.strip()), entry("language", language)));
    }
}
