package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The tenants of this server. */
@Service
public class Tenants {
    private final TenantStore store;
    private final TenantTrees trees;
    private final Deletions deletions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tenants(TenantStore store, TenantTrees trees, Deletions deletions, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.trees = trees;
        this.deletions = deletions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One tenant.
     *
     * @throws Problem.NotFound when there is none, or it is being deleted
     */
    public Tenant get(String slug) {
        return find(slug).orElseThrow(Problem.NotFound::new);
    }

    public Optional<Tenant> find(String slug) {
        return trees.of(slug).tenant();
    }

    /** Those of these tenants that exist, by name: in one look-up, however many they are. */
    public List<Tenant> find(Collection<String> slugs) {
        return byName(store.find(slugs).stream());
    }

    /** All tenants, by name. For platform administrators and work that goes over everything. */
    public List<Tenant> all() {
        return byName(store.all().stream().filter(TenantDocument::isActive));
    }

    private static List<Tenant> byName(Stream<TenantDocument> documents) {
        return documents
                .map(TenantDocument::tenant)
                .sorted(Comparator.comparing(Tenant::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Tenant::slug))
                .toList();
    }

    /**
     * Creates a tenant without people or applications.
     *
     * @throws Problem.Invalid when a value cannot be accepted or the slug is taken
     */
    public Tenant create(NewTenant wanted, Actor actor) {
        wanted.check();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tenant = inserted(TenantDocument.first(wanted, now));
        events.publishEvent(new AuditableChange(
                actor, Scope.PLATFORM, tenant.subject(), "created", FieldChange.created(tenant.audited())));
        return tenant;
    }

    private Tenant inserted(TenantDocument document) {
        try {
            return store.insert(document).tenant();
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("slug", Message.of("tenancy.problem.slug-taken"));
        }
    }

    /**
     * Changes a tenant.
     *
     * @param version what the change is based on
     * @throws Problem.Stale when somebody else changed it since
     */
    public Tenant change(String slug, TenantSettings wanted, long version, Actor actor) {
        wanted.check();
        var document = store.find(slug).orElseThrow(Problem.NotFound::new);
        var before = document.tenant();
        var after = store.save(document.with(wanted, version)).tenant();
        var changes = FieldChange.between(before.audited(), after.audited());
        if (!changes.isEmpty()) {
            events.publishEvent(new AuditableChange(actor, after.scope(), after.subject(), "changed", changes));
        }
        return after;
    }

    /**
     * Deletes a tenant with everything in it.
     *
     * @param typed the slug, typed by the person who deletes
     * @param reason why; required
     * @throws Problem.Invalid on {@code confirm} or {@code reason}
     */
    public void delete(String slug, String typed, @Nullable String reason, Actor actor) {
        get(slug);
        Confirmation.check(slug, typed, reason);
        if (store.mark(slug, new Deletion(actor, reason, clock.instant()))) {
            deletions.finishTenant(slug);
        }
    }
}
