package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The client and server keys of environments. */
@Service
public class SdkKeys {
    /** Most characters of a label. */
    public static final int MAX_LABEL = 60;

    private static final int MAX_PRESENTED = 200;
    private static final Duration KEPT_AFTER_END = Duration.ofDays(30);
    private static final Comparator<SdkKey> ORDER =
            Comparator.comparing(SdkKey::kind).thenComparing(SdkKey::createdAt).thenComparing(SdkKey::id);

    private final TenantStore tenants;
    private final SdkKeyStore store;
    private final SdkKeyUse use;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SdkKeys(TenantStore tenants, SdkKeyStore store, SdkKeyUse use, ApplicationEventPublisher events, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.use = use;
        this.events = events;
        this.clock = clock;
    }

    /** The keys of an environment, client keys first; those that ended stay listed for 30 days. */
    public List<SdkKey> of(Environment environment) {
        var earliestEnd = clock.instant().minus(KEPT_AFTER_END);
        return stored(environment).stream()
                .filter(key -> !key.endedBefore(earliestEnd))
                .map(key -> key.usedAt(use.latest(key)))
                .sorted(ORDER)
                .toList();
    }

    private List<SdkKey> stored(Environment environment) {
        return store.of(environment.tenant(), environment.application(), environment.key());
    }

    /**
     * One key of an environment.
     *
     * @throws Problem.NotFound when the environment has no such key
     */
    public SdkKey get(Environment environment, String id) {
        return store.find(environment, id)
                .map(key -> key.usedAt(use.latest(key)))
                .orElseThrow(Problem.NotFound::new);
    }

    /**
     * Makes a key.
     *
     * @param label 1 to 60 characters
     * @throws Problem.Conflict when as many keys work as may
     */
    public IssuedKey create(Environment environment, SdkKey.Kind kind, String label, Actor actor) {
        return create(environment, kind, label, Secrets.random(kind.prefix()), actor);
    }

    /** Stores a given key. For demo data, whose keys stand in the documentation. */
    public IssuedKey create(Environment environment, SdkKey.Kind kind, String label, String presented, Actor actor) {
        new Checks()
                .that(!label.isBlank(), "label", "tenancy.problem.required")
                .atMost("label", label, MAX_LABEL)
                .done();
        refuseTooMany(environment);
        var issued = insert(environment, kind, label.strip(), presented, actor);
        publish(
                actor,
                environment,
                issued.key(),
                "created",
                null,
                FieldChange.created(issued.key().audited()));
        return issued;
    }

    private void refuseTooMany(Environment environment) {
        limits(environment).refuseAnother(Limit.MAX_KEYS_PER_ENVIRONMENT, working(environment));
    }

    /** Every key may be on its way out while the next one is on its way in, and no more than that. */
    private void refuseTooManyRotations(Environment environment) {
        int most = 2 * limits(environment).get(Limit.MAX_KEYS_PER_ENVIRONMENT);
        if (working(environment) >= most) {
            throw new Problem.Conflict(Message.of("tenancy.problem.too-many-rotations", most));
        }
    }

    private Limits limits(Environment environment) {
        return tenants.find(environment.tenant())
                .orElseThrow(Problem.NotFound::new)
                .limits();
    }

    private long working(Environment environment) {
        var now = clock.instant();
        return stored(environment).stream().filter(key -> key.works(now)).count();
    }

    /** The client key that comes with a new environment. Part of creating it, and audited as such. */
    void insertClientKey(Environment environment, @Nullable String given, Actor actor) {
        var kind = SdkKey.Kind.CLIENT;
        var presented = given == null ? Secrets.random(kind.prefix()) : given;
        insert(environment, kind, environment.name(), presented, actor);
    }

    private IssuedKey insert(Environment environment, SdkKey.Kind kind, String label, String presented, Actor actor) {
        var key = new SdkKey(
                Secrets.digest(presented),
                environment.tenant(),
                environment.application(),
                environment.key(),
                kind,
                label,
                kind == SdkKey.Kind.CLIENT ? presented : null,
                presented.substring(presented.length() - 4),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.name(),
                null,
                null,
                null);
        try {
            store.insert(key);
        } catch (DuplicateKeyException e) {
            throw new Problem.Conflict(Message.of("tenancy.problem.key-exists"));
        }
        return new IssuedKey(key, presented);
    }

    /**
     * Makes a key with the label of another, which goes on working for a while.
     *
     * @param id of the key to replace; it must work
     * @param overlap for how long it goes on working
     * @param reason why; required while the environment is protected
     * @throws Problem.Conflict when the key ended or somebody else is rotating it, or when twice as many keys work as may
     *     be created: each rotation with an overlap adds one
     */
    public IssuedKey rotate(Environment environment, String id, Overlap overlap, @Nullable String reason, Actor actor) {
        Confirmation.reason(environment, reason);
        var old = working(environment, id);
        if (overlap != Overlap.NONE) {
            refuseTooManyRotations(environment);
        }
        forgetLongEnded(environment);
        var issued = insert(
                environment, old.kind(), old.label(), Secrets.random(old.kind().prefix()), actor);
        var end =
                sooner(old.expiresAt(), clock.instant().plus(overlap.duration()).truncatedTo(ChronoUnit.MILLIS));
        if (!store.expire(old, end)) {
            store.delete(List.of(issued.key().id()));
            throw new Problem.Conflict(Message.of("tenancy.problem.key-rotated", old.label()));
        }
        var changes = FieldChange.between(old.audited(), issued.key().audited());
        publish(actor, environment, issued.key(), "rotated", reason, withEnd(changes, end));
        return issued;
    }

    private static List<FieldChange> withEnd(List<FieldChange> changes, Instant end) {
        var all = new ArrayList<>(changes);
        all.add(new FieldChange(
                "previousUntil", null, end.truncatedTo(ChronoUnit.SECONDS).toString()));
        return all;
    }

    private static Instant sooner(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    /**
     * Ends a key at once.
     *
     * @param id of a key that works
     * @param reason why; required while the environment is protected
     */
    public void revoke(Environment environment, String id, @Nullable String reason, Actor actor) {
        Confirmation.reason(environment, reason);
        var key = working(environment, id);
        store.revoke(key, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        publish(actor, environment, key, "revoked", reason, List.of());
    }

    private SdkKey working(Environment environment, String id) {
        var key = get(environment, id);
        if (!key.works(clock.instant())) {
            throw new Problem.Conflict(Message.of("tenancy.problem.key-ended", key.label()));
        }
        return key;
    }

    private void forgetLongEnded(Environment environment) {
        var earliestEnd = clock.instant().minus(KEPT_AFTER_END);
        var ids = stored(environment).stream()
                .filter(key -> key.endedBefore(earliestEnd))
                .map(SdkKey::id)
                .toList();
        store.delete(ids);
    }

    private void publish(
            Actor actor,
            Environment environment,
            SdkKey key,
            String action,
            @Nullable String reason,
            List<FieldChange> changes) {
        events.publishEvent(
                new AuditableChange(actor, environment.scope(), key.subject(), action, changes).because(reason));
    }

    /**
     * The key behind what an SDK presents, if it works. Notes its use. Whether the environment still exists is the caller's
     * question; {@link SdkKeyAuthentication} asks both.
     */
    public Optional<SdkKey> authenticate(String presented) {
        if (presented.length() > MAX_PRESENTED) {
            return Optional.empty();
        }
        var now = clock.instant();
        var key = works(Secrets.digest(presented), now);
        key.ifPresent(found -> use.note(found, now));
        return key;
    }

    /** Whether a key that was let in before would be let in again. */
    boolean stillWorks(SdkKey key) {
        return works(key.id(), clock.instant()).isPresent();
    }

    private Optional<SdkKey> works(String digest, Instant now) {
        return store.presented(digest).filter(found -> found.works(now));
    }
}
