package io.trackplane.management;

import io.trackplane.kernel.Message;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Messages in the language that the request asks for. */
@Component
class Sentences {
    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** What is wrong with a field. */
    record FieldProblem(String field, String message) {}

    String of(Message message) {
        return messages.getMessage(
                message.key(),
                message.arguments().isEmpty() ? null : message.arguments().toArray(),
                LocaleContextHolder.getLocale());
    }

    List<FieldProblem> of(Map<String, Message> fields) {
        return fields.entrySet().stream()
                .map(field -> new FieldProblem(field.getKey(), of(field.getValue())))
                .toList();
    }
}
