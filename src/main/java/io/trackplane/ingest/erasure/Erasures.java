package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Identifiers;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import io.trackplane.privacy.MaskingKeys;
import io.trackplane.tenancy.TenantDeleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Takes requests to erase a person, and keeps the receipts as long as the tenant is kept. */
@Service
public class Erasures {
    /** How many a tenant may have under way. */
    static final int MOST = 1000;

    private final ErasureStore store;
    private final ErasureWork work;
    private final MaskingKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasures(ErasureStore store, ErasureWork work, MaskingKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.work = work;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Has a person erased from all environments of a tenant: events, quarantine, first sights, and what is remembered of them. Recorded when this returns, so
     * that it will be done whatever happens to the process, and begun at once. Everything that was received until it is done is gone then; what is
     * received later is about somebody new. What people wrote about somebody, such as a condition of a flag, is not touched.
     *
     * @return the one that is under way where the same was asked before
     * @throws Problem.Invalid when the wish cannot be accepted
     * @throws Problem.Conflict when too many are under way
     */
    public Asked ask(String tenant, ErasureWish wish, Actor actor) {
        wish.check();
        var person = person(tenant, wish.identifier());
        var underWay = store.inSlot(tenant, ErasureDocument.slot(person, wish.withDevices()));
        if (underWay.isPresent()) {
            return new Asked(underWay.get().erasure(), false);
        }
        refuseWhereTooMany(tenant);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var asked = ErasureDocument.asked(Identifiers.random("ers"), tenant, wish, person, actor, now);
        return store.insert(asked).map(this::begun).orElseGet(() -> ask(tenant, wish, actor));
    }

    /** @param isNew whether it was not under way before */
    public record Asked(Erasure erasure, boolean isNew) {}

    private void refuseWhereTooMany(String tenant) {
        long underWay = store.of(tenant).stream()
                .filter(one -> one.state().isUnderWay())
                .count();
        if (underWay >= MOST) {
            throw new Problem.Conflict(Message.of("ingest.erasure.problem.most", MOST));
        }
    }

    private Asked begun(ErasureDocument document) {
        var erasure = document.erasure();
        var fields = Map.of("person", erasure.person(), "withDevices", erasure.withDevices());
        events.publishEvent(new AuditableChange(
                        erasure.asker(),
                        Scope.tenant(erasure.tenant()),
                        erasure.subject(),
                        "asked",
                        FieldChange.created(fields))
                .because(erasure.reason()));
        work.wake();
        return new Asked(erasure, true);
    }

    /** All of a tenant, the newest first. */
    public List<Erasure> of(String tenant) {
        return store.of(tenant).stream().map(ErasureDocument::erasure).toList();
    }

    /**
     * Those of one person, the newest first.
     *
     * @throws Problem.Invalid on {@code identifier} when it can be none
     */
    public List<Erasure> of(String tenant, String identifier) {
        var wrong = ErasureWish.aboutIdentifier(identifier);
        if (wrong != null) {
            throw new Problem.Invalid("identifier", wrong);
        }
        var person = person(tenant, identifier);
        return of(tenant).stream()
                .filter(erasure -> erasure.person().equals(person))
                .toList();
    }

    /** @throws Problem.NotFound when the tenant has none such */
    public Erasure get(String tenant, String id) {
        return store.find(tenant, id).map(ErasureDocument::erasure).orElseThrow(Problem.NotFound::new);
    }

    /** Not the hash that masking puts in the place of the same identifier. */
    private String person(String tenant, String identifier) {
        return keys.of(tenant).digest("erasure\n" + identifier);
    }

    @EventListener
    void on(TenantDeleted deleted) {
        store.deleteOf(deleted.tenant());
    }
}
