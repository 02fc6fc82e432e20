package io.trackplane.audit;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Message;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What entries say: the message {@code audit.<subject>.<action>} of the module that made the change, or a sentence that fits
 * everything where there is none, such as after an upgrade that gave up a kind of change.
 */
@Component
class AuditSentences {
    /** Stands for the label while the sentence is put together; no label contains it. */
    private static final String MARK = "\uFFFC";

    private final MessageSource messages;

    AuditSentences(MessageSource messages) {
        this.messages = messages;
    }

    Message of(AuditEntry entry) {
        var subject = entry.subject();
        var key = "audit." + subject.type() + "." + entry.action();
        return knows(key)
                ? Message.of(key, subject.label())
                : Message.of("audit.trail.unknown", subject.label(), subject.type(), entry.action());
    }

    /** The sentence in a language, cut where the label stands, so that it can be a link. */
    Sentence in(Locale locale, AuditEntry entry) {
        var message = of(entry);
        var arguments = message.arguments().toArray();
        arguments[0] = MARK;
        var text = messages.getMessage(message.key(), arguments, locale);
        int mark = text.indexOf(MARK);
        return mark < 0
                ? new Sentence(text, "", "")
                : new Sentence(text.substring(0, mark), entry.subject().label(), text.substring(mark + 1));
    }

    /** What a sort of thing is called. */
    String subject(Locale locale, String type) {
        var key = "audit.subject." + type;
        return knows(key) ? messages.getMessage(key, null, locale) : type;
    }

    /** Who did it. */
    String actor(Locale locale, Actor actor) {
        return switch (actor.kind()) {
            case PERSON -> actor.name();
            case TOKEN -> messages.getMessage("audit.trail.actor.token", new Object[] {actor.name()}, locale);
            case SYSTEM -> messages.getMessage("audit.trail.actor.system", null, locale);
        };
    }

    private boolean knows(String key) {
        return !String.valueOf(messages.getMessage(key, null, "", Locale.ENGLISH))
                .isEmpty();
    }

    /**
     * A sentence around a label.
     *
     * @param label empty when the sentence does not name it
     */
    record Sentence(String before, String label, String after) {}
}
