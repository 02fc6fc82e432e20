package io.trackplane.flag.console;

import io.trackplane.kernel.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Messages in the language of whoever reads. */
@Component("flagTexts")
class Texts {
    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    String of(Message message) {
        return of(message.key(), message.arguments().toArray());
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
    }

    Told told(Map<String, Message> problems) {
        var texts = new LinkedHashMap<String, String>();
        problems.forEach((field, message) -> texts.put(field, of(message)));
        return new Told(texts);
    }
}
