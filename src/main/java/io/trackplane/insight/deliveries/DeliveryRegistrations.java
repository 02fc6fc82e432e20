package io.trackplane.insight.deliveries;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentDeleted;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What people registered of deliveries. */
@Service
public class DeliveryRegistrations {
    /** How many an environment may have. */
    static final int MOST = 2000;

    private final DeliveryStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryRegistrations(DeliveryStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** All of an environment, the newest first. */
    public List<DeliveryRegistration> of(Environment environment) {
        return store.of(environment).stream()
                .map(DeliveryDocument::registration)
                .sorted(Comparator.comparing(DeliveryRegistration::createdAt)
                        .reversed()
                        .thenComparing(DeliveryRegistration::id))
                .toList();
    }

    public Optional<DeliveryRegistration> find(Environment environment, String id) {
        return store.find(environment, id).map(DeliveryDocument::registration);
    }

    /** @throws Problem.NotFound when the environment has no such registration */
    public DeliveryRegistration get(Environment environment, String id) {
        return find(environment, id).orElseThrow(Problem.NotFound::new);
    }

    /**
     * Registers a delivery.
     *
     * @param id {@code delivery_id} of its events, {@link DeliveryIds}
     * @throws Problem.Invalid when a value cannot be accepted or the id is registered
     * @throws Problem.Conflict when the environment has as many as it may have
     */
    public DeliveryRegistration register(Environment environment, String id, DeliverySettings wanted, Actor actor) {
        DeliveryIds.check(id);
        wanted.check();
        if (store.of(environment).size() >= MOST) {
            throw new Problem.Conflict(Message.of("insight.delivery.problem.most", MOST));
        }
        var made =
                inserted(DeliveryDocument.first(environment, id, wanted, now())).registration();
        publish(environment, made, "created", FieldChange.created(wanted.audited()), actor);
        return made;
    }

    private DeliveryDocument inserted(DeliveryDocument document) {
        try {
            return store.insert(document);
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("id", Message.of("insight.delivery.problem.taken"));
        }
    }

    /**
     * Changes what is said about a delivery.
     *
     * @param version what the change is based on
     * @throws Problem.Stale when somebody else changed it since
     */
    public DeliveryRegistration change(
            Environment environment, String id, DeliverySettings wanted, long version, Actor actor) {
        wanted.check();
        var before = document(environment, id);
        var after = store.save(environment, before.with(wanted, version)).registration();
        var changes = FieldChange.between(before.registration().settings().audited(), wanted.audited());
        if (!changes.isEmpty()) {
            publish(environment, after, "changed", changes, actor);
        }
        return after;
    }

    /** Says that nothing more is expected of it; its figures stay. Nothing happens to one that is closed. */
    public DeliveryRegistration close(Environment environment, String id, Actor actor) {
        var document = document(environment, id);
        return document.closedAt() != null
                ? document.registration()
                : moved(environment, document.closed(now()), "closed", actor);
    }

    /** Takes {@link #close} back. Nothing happens to one that is open. */
    public DeliveryRegistration reopen(Environment environment, String id, Actor actor) {
        var document = document(environment, id);
        return document.closedAt() == null
                ? document.registration()
                : moved(environment, document.closed(null), "reopened", actor);
    }

    private DeliveryRegistration moved(Environment environment, DeliveryDocument wanted, String action, Actor actor) {
        var after = store.save(environment, wanted).registration();
        publish(environment, after, action, List.of(), actor);
        return after;
    }

    /** Forgets what was registered; events keep their {@code delivery_id}. */
    public void delete(Environment environment, String id, Actor actor) {
        var gone = document(environment, id).registration();
        if (!store.delete(environment, id)) {
            throw new Problem.NotFound();
        }
        publish(
                environment,
                gone,
                "deleted",
                FieldChange.deleted(gone.settings().audited()),
                actor);
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        store.deleteOf(deleted.tenant(), deleted.application(), deleted.environment());
    }

    private DeliveryDocument document(Environment environment, String id) {
        return store.find(environment, id).orElseThrow(Problem.NotFound::new);
    }

    private void publish(
            Environment environment,
            DeliveryRegistration registration,
            String action,
            List<FieldChange> changes,
            Actor actor) {
        events.publishEvent(new AuditableChange(actor, environment.scope(), registration.subject(), action, changes));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
