package io.trackplane.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bright the console is. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The name as it stands in cookies, forms and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value of {@code data-theme} on the page; null where the system decides. */
    public @Nullable String attribute() {
        return this == SYSTEM ? null : key();
    }

    /** The theme of that key; what is not one means {@link #SYSTEM}. */
    public static Theme of(@Nullable String key) {
        for (var theme : values()) {
            if (theme.key().equals(key)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
