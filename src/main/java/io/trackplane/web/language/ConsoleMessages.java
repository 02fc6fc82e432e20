package io.trackplane.web.language;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** The console's texts. English stands in for a language that lacks one; a key nobody has is an error in the log. */
class ConsoleMessages extends ReloadableResourceBundleMessageSource {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleMessages.class);

    ConsoleMessages(String... basenames) {
        setBasenames(basenames);
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    protected @Nullable String getDefaultMessage(String code) {
        if (isOurs(code)) {
            LOG.error("No text for the message key {}", code);
        }
        return null;
    }

    /** Bean Validation also asks for the names of a constraint's values, and for texts that it has itself. */
    private static boolean isOurs(String code) {
        return code.indexOf('.') > 0 && !code.startsWith("jakarta.") && !code.startsWith("org.hibernate.");
    }
}
