package io.trackplane.tenancy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What another module shows at the top of an environment's start page, to everybody who may see that page. Declared as a bean. */
public interface StartPanel {
    /** Name of a template with a fragment {@code panel(content)}. */
    String template();

    /**
     * What it shows, as the fragment understands it; null for nothing. What goes wrong it shows itself: the rest of the page must not miss.
     *
     * @param locale the language of texts
     */
    @Nullable Object content(Environment environment, Locale locale);
}
