package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The applications of tenants. */
@Service
public class Applications {
    private final Tenants tenants;
    private final ApplicationStore store;
    private final TenantTrees trees;
    private final Environments environments;
    private final Deletions deletions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applications(
            Tenants tenants,
            ApplicationStore store,
            TenantTrees trees,
            Environments environments,
            Deletions deletions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.trees = trees;
        this.environments = environments;
        this.deletions = deletions;
        this.events = events;
        this.clock = clock;
    }

    /** The applications of a tenant, by name. */
    public List<Application> of(String tenant) {
        return trees.of(tenant).applications();
    }

    /**
     * One application.
     *
     * @throws Problem.NotFound when the tenant has none of this key, or it is being deleted
     */
    public Application get(String tenant, String key) {
        return find(tenant, key).orElseThrow(Problem.NotFound::new);
    }

    public Optional<Application> find(String tenant, String key) {
        return trees.of(tenant).application(key);
    }

    /**
     * Creates an application with the environments production, staging and development, each with a client key.
     *
     * @throws Problem.Invalid when a value cannot be accepted or the key is taken, by this tenant or another
     * @throws Problem.Conflict when the tenant has as many as it may have
     */
    public Application create(String tenant, NewApplication wanted, Actor actor) {
        return create(
                tenant, wanted, NewEnvironment.defaults(tenants.get(tenant).language()), actor);
    }

    /** Creates an application with other environments than the usual ones. */
    public Application create(String tenant, NewApplication wanted, List<NewEnvironment> stages, Actor actor) {
        wanted.check();
        stages.forEach(NewEnvironment::check);
        tenants.get(tenant)
                .limits()
                .refuseAnother(Limit.MAX_APPLICATIONS, store.of(tenant).size());
        insert(tenant, wanted);
        complete(tenant, wanted.key(), stages, actor);
        var application = get(tenant, wanted.key());
        events.publishEvent(new AuditableChange(
                actor,
                application.scope(),
                application.subject(),
                "created",
                FieldChange.created(application.audited())));
        return application;
    }

    private void insert(String tenant, NewApplication wanted) {
        try {
            store.insert(
                    ApplicationDocument.first(tenant, wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("key", Message.of("tenancy.problem.application-key-taken"));
        }
    }

    private void complete(String tenant, String key, List<NewEnvironment> stages, Actor actor) {
        try {
            stages.forEach(stage -> environments.insert(tenant, key, stage, actor));
            activate(tenant, key);
        } catch (RuntimeException e) {
            deletions.finishApplication(tenant, key);
            throw e;
        }
    }

    /** The moment from which the application exists, unless its tenant went away meanwhile. */
    private void activate(String tenant, String key) {
        if (tenants.find(tenant).isEmpty() || !store.activate(tenant, key)) {
            throw new Problem.NotFound();
        }
    }

    /**
     * Changes an application.
     *
     * @param version what the change is based on
     * @throws Problem.Stale when somebody else changed it since
     */
    public Application change(String tenant, String key, ApplicationSettings wanted, long version, Actor actor) {
        wanted.check();
        var document = store.find(tenant, key).orElseThrow(Problem.NotFound::new);
        var before = document.application();
        var after = store.save(document.with(wanted, version)).application();
        var changes = FieldChange.between(before.audited(), after.audited());
        if (!changes.isEmpty()) {
            events.publishEvent(new AuditableChange(actor, after.scope(), after.subject(), "changed", changes));
        }
        return after;
    }

    /**
     * Deletes an application with its environments and all that is in them.
     *
     * @param typed the key, typed by the person who deletes
     * @param reason why; required
     * @throws Problem.Invalid on {@code confirm} or {@code reason}
     */
    public void delete(String tenant, String key, String typed, @Nullable String reason, Actor actor) {
        get(tenant, key);
        Confirmation.check(key, typed, reason);
        if (store.mark(tenant, key, new Deletion(actor, reason, clock.instant()))) {
            deletions.finishApplication(tenant, key);
        }
    }
}
