package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The environments of applications, their allowed origins and signing secrets. */
@Service
public class Environments {
    private static final String SECRET_PREFIX = "tpx_";

    private final Tenants tenants;
    private final ApplicationStore applications;
    private final EnvironmentStore store;
    private final TenantTrees trees;
    private final SdkKeys keys;
    private final Deletions deletions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Environments(
            Tenants tenants,
            ApplicationStore applications,
            EnvironmentStore store,
            TenantTrees trees,
            SdkKeys keys,
            Deletions deletions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.applications = applications;
        this.store = store;
        this.trees = trees;
        this.keys = keys;
        this.deletions = deletions;
        this.events = events;
        this.clock = clock;
    }

    /** The environments of an application: production first, then staging, then development. */
    public List<Environment> of(String tenant, String application) {
        return trees.of(tenant).environments(application);
    }

    /** The environments of all applications of a tenant, in the same order within each. */
    public List<Environment> of(String tenant) {
        return trees.of(tenant).environments();
    }

    /**
     * One environment.
     *
     * @throws Problem.NotFound when there is none, or it or what it belongs to is being deleted
     */
    public Environment get(String tenant, String application, String key) {
        return find(tenant, application, key).orElseThrow(Problem.NotFound::new);
    }

    /**
     * The same environment as it is stored now.
     *
     * @throws Problem.NotFound when it, or what it belongs to, is being deleted
     */
    public Environment latest(Environment environment) {
        return get(environment.tenant(), environment.application(), environment.key());
    }

    public Optional<Environment> find(String tenant, String application, String key) {
        return trees.of(tenant).environment(application, key);
    }

    private Optional<EnvironmentDocument> document(String tenant, String application, String key) {
        return store.find(tenant, application, key).filter(this::isReachable);
    }

    /** The environment that SDKs call by this {@code app_id}. */
    public Optional<Environment> withAppId(String appId) {
        return store.withAppId(appId).filter(this::isReachable).map(EnvironmentDocument::environment);
    }

    private boolean isReachable(EnvironmentDocument document) {
        return applications.find(document.tenant(), document.application()).isPresent()
                && tenants.find(document.tenant()).isPresent();
    }

    /**
     * Creates an environment with a client key.
     *
     * @throws Problem.Invalid when a value cannot be accepted or the application has one of this key
     * @throws Problem.Conflict when the application has as many as it may have
     */
    public Environment create(String tenant, String application, NewEnvironment wanted, Actor actor) {
        wanted.check();
        if (applications.find(tenant, application).isEmpty()) {
            throw new Problem.NotFound();
        }
        int present = store.of(tenant, application).size();
        tenants.get(tenant).limits().refuseAnother(Limit.MAX_ENVIRONMENTS_PER_APPLICATION, present);
        insert(tenant, application, wanted, actor);
        var environment = find(tenant, application, wanted.key()).orElseThrow(() -> {
            deletions.finishEnvironment(tenant, application, wanted.key());
            return new Problem.NotFound();
        });
        events.publishEvent(new AuditableChange(
                actor,
                environment.scope(),
                environment.subject(),
                "created",
                FieldChange.created(environment.audited())));
        return environment;
    }

    void insert(String tenant, String application, NewEnvironment wanted, Actor actor) {
        var document = inserted(EnvironmentDocument.first(tenant, application, wanted, now()));
        keys.insertClientKey(document.environment(), wanted.clientKey(), actor);
        store.activate(document);
    }

    private EnvironmentDocument inserted(EnvironmentDocument document) {
        try {
            return store.insert(document);
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("key", Message.of("tenancy.problem.environment-key-taken"));
        }
    }

    /**
     * Changes name, look and protection.
     *
     * @param version what the change is based on
     * @param reason why; required while the environment is protected
     * @throws Problem.Stale when somebody else changed it since
     */
    public Environment change(
            Environment environment, EnvironmentSettings wanted, long version, @Nullable String reason, Actor actor) {
        wanted.check();
        var before = reread(environment);
        Confirmation.reason(before.environment(), reason);
        return saved(before, before.with(wanted, version), "changed", reason, actor);
    }

    /**
     * Changes which web pages and which signatures are accepted.
     *
     * @param version what the change is based on
     * @param reason why; required while the environment is protected
     * @throws Problem.Stale when somebody else changed the environment since
     */
    public Environment changeOrigins(
            Environment environment,
            AllowedOrigins origins,
            boolean legacySignatures,
            long version,
            @Nullable String reason,
            Actor actor) {
        var before = reread(environment);
        Confirmation.reason(before.environment(), reason);
        return saved(before, before.with(origins, legacySignatures, version), "changed", reason, actor);
    }

    private Environment saved(
            EnvironmentDocument before,
            EnvironmentDocument wanted,
            String action,
            @Nullable String reason,
            Actor actor) {
        var after = store.save(wanted).environment();
        var changes = FieldChange.between(before.environment().audited(), after.audited());
        if (!changes.isEmpty() || !action.equals("changed")) {
            events.publishEvent(
                    new AuditableChange(actor, after.scope(), after.subject(), action, changes).because(reason));
        }
        return after;
    }

    private EnvironmentDocument reread(Environment environment) {
        return document(environment.tenant(), environment.application(), environment.key())
                .orElseThrow(Problem.NotFound::new);
    }

    /**
     * Makes a signing secret, the first or the next one.
     *
     * @param overlap for how long the secret before it is accepted too
     * @param reason why; required while the environment is protected
     * @return the secret, which no page shows again
     */
    public String rotateSigningSecret(Environment environment, Overlap overlap, @Nullable String reason, Actor actor) {
        var secret = Secrets.random(SECRET_PREFIX);
        useSigningSecret(environment, secret, overlap, reason, actor);
        return secret;
    }

    /** Sets a given signing secret, at least 16 characters. For demo data, whose secrets stand in the documentation. */
    public void useSigningSecret(
            Environment environment, String secret, Overlap overlap, @Nullable String reason, Actor actor) {
        var before = reread(environment);
        Confirmation.reason(before.environment(), reason);
        var signing = before.signing() == null
                ? SigningSecret.first(secret, now())
                : before.signing().replacedBy(secret, overlap, now());
        var action = before.signing() == null ? "signing-secret-created" : "signing-secret-rotated";
        saved(before, before.with(signing), action, reason, actor);
    }

    /** The signing secrets accepted now, the newest first; none before the first was made. */
    public List<String> signingSecrets(Environment environment) {
        var signing = reread(environment).signing();
        return signing == null ? List.of() : signing.accepted(clock.instant());
    }

    /**
     * Deletes an environment with all that is in it.
     *
     * @param typed the key, typed by the person who deletes
     * @param reason why; required
     * @throws Problem.Invalid on {@code confirm} or {@code reason}
     */
    public void delete(Environment environment, String typed, @Nullable String reason, Actor actor) {
        var document = reread(environment);
        Confirmation.check(document.key(), typed, reason);
        if (store.mark(document, new Deletion(actor, reason, clock.instant()))) {
            deletions.finishEnvironment(document.tenant(), document.application(), document.key());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
