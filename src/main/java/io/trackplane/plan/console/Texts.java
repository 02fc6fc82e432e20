package io.trackplane.plan.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences in the language of the page. */
@Component("planTexts")
class Texts {
    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    String of(Message message, Locale locale) {
        var arguments = message.arguments().toArray();
        return messages.getMessage(message.key(), arguments.length == 0 ? null : arguments, locale);
    }

    /** What is wrong, by path. */
    Map<String, String> of(Map<String, Message> problems, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        problems.forEach((path, message) -> texts.put(path, of(message, locale)));
        return texts;
    }

    Map<String, String> of(Problem.Invalid invalid, Locale locale) {
        return of(invalid.fields(), locale);
    }
}
