package io.trackplane.audit;

import io.trackplane.audit.AuditView.Choices;
import io.trackplane.audit.AuditView.Day;
import io.trackplane.audit.AuditView.Line;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts pages of trails together. */
@Component
class AuditPages {
    static final int SIZE = 50;

    private final AuditTrail trail;
    private final AuditSentences sentences;
    private final AuditSubjects subjects;
    private final MessageSource messages;

    AuditPages(AuditTrail trail, AuditSentences sentences, AuditSubjects subjects, MessageSource messages) {
        this.trail = trail;
        this.sentences = sentences;
        this.subjects = subjects;
        this.messages = messages;
    }

    /**
     * A place in the sequence.
     *
     * @param before the page with entries before this one is wanted
     * @param after the page with entries after this one is wanted
     */
    record Cursor(@Nullable Long before, @Nullable Long after) {}

    AuditView page(AuditGround ground, AuditForm asked, Cursor cursor, Locale locale) {
        var form = ground.linked(asked);
        try {
            var page = found(ground, ground.narrowed(form).filter(ground.zone()), cursor);
            return view(ground, form, page, Map.of(), locale);
        } catch (Problem.Invalid problem) {
            var nothing = new AuditPage(List.of(), null, null, null);
            return view(ground, form, nothing, texts(problem.fields(), locale), locale);
        }
    }

    private AuditPage found(AuditGround ground, AuditFilter filter, Cursor cursor) {
        if (cursor.before() != null) {
            return trail.before(ground.trail(), filter, cursor.before(), SIZE);
        }
        return cursor.after() != null
                ? trail.after(ground.trail(), filter, cursor.after(), SIZE)
                : trail.newest(ground.trail(), filter, SIZE);
    }

    private AuditView view(
            AuditGround ground, AuditForm form, AuditPage page, Map<String, String> invalid, Locale locale) {
        var choices = choices(ground, form, locale);
        return new AuditView(
                ground.path(),
                form.at(ground.path()),
                ground.whole() == null ? null : form.at(ground.whole()),
                ground.narrowed(form).at(ground.download()),
                form,
                choices,
                named(form, choices, locale),
                invalid,
                days(ground, form, page.entries(), locale),
                page.entries().size(),
                address(ground, form, "after", page.newer()),
                address(ground, form, "before", page.older()),
                page.searchedTo(),
                ground.zone());
    }

    private Choices choices(AuditGround ground, AuditForm form, Locale locale) {
        var sorts = subjects.types().stream()
                .map(type -> new Option(type, sentences.subject(locale, type)))
                .toList();
        var people =
                ground.people().stream().map(name -> new Option(name, name)).toList();
        return new Choices(
                including(ground.places(), form.environment()),
                including(sorts, form.subject()),
                including(people, form.actor()));
    }

    /** The options and, should it not be one of them, what is chosen: a link leads to more than the list offers. */
    private static List<Option> including(List<Option> options, @Nullable String chosen) {
        if (chosen == null || options.stream().anyMatch(option -> option.value().equals(chosen))) {
            return options;
        }
        var more = new ArrayList<>(options);
        more.add(new Option(chosen, chosen));
        return more;
    }

    /** The filters that are set and what they are set to, in words. */
    private Map<String, String> named(AuditForm form, Choices choices, Locale locale) {
        var named = new LinkedHashMap<String, String>();
        form.set().forEach((name, value) -> {
            var label = text(Message.of("audit.trail.filter." + name), locale);
            named.put(label, label(choices, name, value));
        });
        return named;
    }

    private static String label(Choices choices, String name, String value) {
        var options = switch (name) {
            case "environment" -> choices.environments();
            case "subject" -> choices.subjects();
            default -> List.<Option>of();
        };
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    private List<Day> days(AuditGround ground, AuditForm form, List<AuditEntry> entries, Locale locale) {
        var days = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> LocalDate.ofInstant(entry.at(), ground.zone()),
                        LinkedHashMap::new,
                        Collectors.mapping(entry -> line(ground, form, entry, locale), Collectors.toList())));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private Line line(AuditGround ground, AuditForm form, AuditEntry entry, Locale locale) {
        var thing = entry.subject().type() + ":" + entry.subject().id();
        return new Line(
                entry,
                sentences.in(locale, entry),
                sentences.actor(locale, entry.actor()),
                form.withActor(entry.actor().name()).at(ground.path()),
                form.withSubject(thing).at(ground.path()),
                ground.spot(entry.scope()));
    }

    private static @Nullable String address(
            AuditGround ground, AuditForm form, String parameter, @Nullable Long sequence) {
        if (sequence == null) {
            return null;
        }
        var address = form.at(ground.path());
        return address + (address.contains("?") ? "&" : "?") + parameter + "=" + sequence;
    }

    private Map<String, String> texts(Map<String, Message> fields, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((field, message) -> texts.put(field, text(message, locale)));
        return texts;
    }

    private String text(Message message, Locale locale) {
        return messages.getMessage(message.key(), message.arguments().toArray(), locale);
    }
}
