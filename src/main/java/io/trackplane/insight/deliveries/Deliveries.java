package io.trackplane.insight.deliveries;

import io.trackplane.insight.Question;
import io.trackplane.insight.deliveries.DeliveryEvents.Met;
import io.trackplane.tenancy.Environment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Deliveries as they are registered and as events tell of them. The question must be about the stream of the environment. All methods throw {@link
 * io.trackplane.eventstore.QueryTooSlow} and {@link io.trackplane.eventstore.EventStoreUnavailable}.
 */
@Service
public class Deliveries {
    /** How many deliveries that nobody registered a list has at most. */
    private static final int UNREGISTERED = 500;

    private static final Comparator<DeliveryLine> BY_VIEWS = Comparator.comparingDouble(
                    (DeliveryLine line) -> line.funnel().viewed())
            .reversed()
            .thenComparing(DeliveryLine::id);

    private final DeliveryRegistrations registrations;
    private final DeliveryEvents events;

    Deliveries(DeliveryRegistrations registrations, DeliveryEvents events) {
        this.registrations = registrations;
        this.events = events;
    }

    /** All that are registered, seen in the range or not, and those that events in the range name; what most people saw comes first. */
    public List<DeliveryLine> list(Environment environment, Question question) {
        var registered = new LinkedHashMap<String, DeliveryRegistration>();
        registrations.of(environment).forEach(one -> registered.put(one.id(), one));
        var met = events.all(question, registered.keySet(), registered.size() + UNREGISTERED);
        var lines = new ArrayList<DeliveryLine>();
        met.forEach((id, events) -> lines.add(line(id, registered.get(id), events)));
        registered.forEach((id, registration) -> {
            if (!met.containsKey(id)) {
                lines.add(line(id, registration, Met.NOTHING));
            }
        });
        lines.sort(BY_VIEWS);
        return List.copyOf(lines);
    }

    private static DeliveryLine line(String id, @Nullable DeliveryRegistration registration, Met met) {
        return new DeliveryLine(id, registration, met.funnel(target(registration)), met.extras());
    }

    /** One delivery; empty where it is neither registered nor named by any event that is kept. */
    public Optional<DeliveryFigures> figures(Environment environment, Question question, String id) {
        var registration = registrations.find(environment, id).orElse(null);
        if (registration == null && !events.isKnown(question.stream(), id)) {
            return Optional.empty();
        }
        var met = events.one(question, id);
        return Optional.of(new DeliveryFigures(
                id, registration, met.funnel(target(registration)), met.extras(), events.days(question, id)));
    }

    private static @Nullable Long target(@Nullable DeliveryRegistration registration) {
        return registration == null ? null : registration.settings().targetUsers();
    }
}
