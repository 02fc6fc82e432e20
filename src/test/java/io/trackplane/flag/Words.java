package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.Message;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** Says messages in both languages. A key without text, or a placeholder without argument, fails. */
final class Words {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final ReloadableResourceBundleMessageSource TEXTS = texts();

    private Words() {}

    /** The English sentence. */
    static String say(Message message) {
        assertThat(say(message, Locale.SIMPLIFIED_CHINESE)).matches("(?s).*[\\p{IsHan}].*");
        return say(message, Locale.ENGLISH);
    }

    /** All of them; that is, none of the problems lacks its sentence. */
    static void say(Map<String, Message> problems) {
        problems.values().forEach(Words::say);
    }

    private static String say(Message message, Locale locale) {
        var pattern = TEXTS.getMessage(message.key(), null, locale);
        assertThat(PLACEHOLDER.matcher(pattern).results().mapToInt(found -> Integer.parseInt(found.group(1))))
                .as(message.key())
                .allMatch(argument -> argument < message.arguments().size());
        return TEXTS.getMessage(message.key(), message.arguments().toArray(), locale);
    }

    private static ReloadableResourceBundleMessageSource texts() {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setBasenames("classpath:io/trackplane/flag/messages", "classpath:io/trackplane/web/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setDefaultLocale(Locale.ENGLISH);
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
