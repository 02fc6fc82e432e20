package io.trackplane.insight.console;

import io.trackplane.insight.Preset;
import io.trackplane.insight.Question;
import io.trackplane.insight.Questions;
import io.trackplane.insight.asking.AtOnce;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Paths;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads from the address of a page what is asked. What {@link Questions} reads is read by it; a preset goes before dates. */
@Component
class Asking {
    /** Parameters that all dashboards understand. */
    static final List<String> SHARED =
            List.of("preset", "from", "to", "interval", "compare", "platform", "page", "release", "device");

    /** Parameters of single pages. */
    private static final List<String> OWN = List.of("metric", "vital", "sort", "endpoint", "action");

    private static final int LONGEST = 2_000;

    private final Questions questions;
    private final PublishedChanges published;
    private final Tenants tenants;
    private final MessageSource messages;
    private final Clock clock;

    Asking(Questions questions, PublishedChanges published, Tenants tenants, MessageSource messages, Clock clock) {
        this.questions = questions;
        this.published = published;
        this.tenants = tenants;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param asking asks what was published meanwhile
     * @throws io.trackplane.kernel.Problem.Malformed naming the parameter that cannot be read
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    Asked read(Environment environment, Address address, Locale locale, AtOnce asking) {
        var words = words(environment, locale);
        var question = questions.read(environment, address.chosen()::get);
        var now = clock.instant();
        return new Asked(
                environment,
                question,
                previous(address, question, now),
                now,
                address,
                words,
                asking.ask(() -> published.in(environment, question.range(), words)));
    }

    private static @Nullable Question previous(Address address, Question question, Instant now) {
        return "none".equals(address.chosen().get("compare")) ? null : question.previous(now);
    }

    Words words(Environment environment, Locale locale) {
        return new Words(messages, locale, tenants.get(environment.tenant()).zone());
    }

    /** The address that was called, without what is empty or says what holds anyway. */
    static Address address(Environment environment, String page, Map<String, String> parameters) {
        var chosen = new LinkedHashMap<String, String>();
        SHARED.forEach(name -> take(name, parameters, chosen));
        OWN.forEach(name -> take(name, parameters, chosen));
        if (chosen.containsKey("preset")) {
            chosen.remove("from");
            chosen.remove("to");
            chosen.remove("preset", Preset.DAYS_7.key());
        }
        chosen.remove("compare", "previous");
        return new Address(base(environment), page, chosen);
    }

    private static void take(String name, Map<String, String> parameters, Map<String, String> chosen) {
        var value = parameters.get(name);
        if (value != null && !value.isBlank()) {
            chosen.put(name, value.length() > LONGEST + 1 ? value.substring(0, LONGEST + 1) : value);
        }
    }

    static String base(Environment environment) {
        return Paths.environment(environment.tenant(), environment.application(), environment.key()) + "/insight";
    }
}
