package io.trackplane.access;

import java.util.LinkedHashMap;
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

    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("name", name.strip());
        values.put("language", language);
        return values;
    }
}
