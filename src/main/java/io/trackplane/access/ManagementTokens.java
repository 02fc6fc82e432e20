package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import io.trackplane.kernel.Secrets;
import io.trackplane.tenancy.TenantDeleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The credentials that members hand to their programs. They end with the membership they stand on. */
@Service
public class ManagementTokens {
    static final int MAX_LABEL = 60;
    static final int MAX_DAYS = 365;
    static final int MAX_PER_PERSON = 50;

    private static final Duration USE_GRANULARITY = Duration.ofMinutes(1);
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);
    private static final int ENDING = 4;

    private final ManagementTokenStore store;
    private final UserStore users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ManagementTokens(ManagementTokenStore store, UserStore users, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** A person's tokens that were not revoked, newest first; expired ones stay for 30 days. */
    public List<ManagementToken> of(String userId) {
        return store.of(userId);
    }

    /**
     * Makes a token for a member.
     *
     * @throws Problem.Invalid when the label, the tenant, the role or the number of days cannot be accepted
     * @throws Problem.Conflict when the person has as many tokens as one may have
     */
    public Issued create(User owner, NewManagementToken wanted) {
        check(owner, wanted);
        if (store.of(owner.id()).size() >= MAX_PER_PERSON) {
            throw new Problem.Conflict(Message.of("access.tokens.limit", MAX_PER_PERSON));
        }
        var value = Secrets.random(ManagementToken.PREFIX);
        var token = token(value, owner.id(), wanted);
        store.insert(token);
        publish(token, owner.actor(), "created", FieldChange.created(fields(token)));
        return new Issued(token, value);
    }

    /**
     * Stores a token of a known value, or renews it: for demo data only, whose values are in the documentation and
     * whose server answers this machine alone.
     */
    public ManagementToken seed(String value, User owner, NewManagementToken wanted) {
        check(owner, wanted);
        var token = token(value, owner.id(), wanted);
        store.save(token);
        return token;
    }

    /**
     * Revokes one of a person's own tokens.
     *
     * @throws Problem.NotFound when the person has no such token
     */
    public void revoke(String userId, String id, Actor actor) {
        var token = store.revoke(userId, id, now()).orElseThrow(Problem.NotFound::new);
        publish(token, actor, "revoked", List.of());
    }

    /**
     * Who presents a token and what they may do: what the token's role and its owner's role at this moment have in
     * common. Empty when the token is unknown, expired or revoked, or its owner is no member any more.
     */
    public Optional<Holder> authenticate(String presented) {
        var now = now();
        return store.find(Secrets.digest(presented))
                .filter(token -> token.works(now))
                .flatMap(this::holder)
                .map(holder -> {
                    store.used(holder.token(), now, USE_GRANULARITY);
                    return holder;
                });
    }

    /** A token by its digest, for its holder. */
    Optional<ManagementToken> find(String id) {
        return store.find(id);
    }

    /** The person behind an actor: themselves, or the owner of their token. */
    Optional<String> personBehind(Actor actor) {
        return switch (actor.kind()) {
            case PERSON -> Optional.of(actor.id());
            case TOKEN -> store.find(actor.id()).map(ManagementToken::userId);
            case SYSTEM -> Optional.empty();
        };
    }

    @EventListener
    void on(MembershipEnded ended) {
        for (var token : store.of(ended.tenant(), ended.userId())) {
            store.revoke(ended.userId(), token.id(), now())
                    .ifPresent(revoked -> publish(revoked, Actor.SYSTEM, "revoked", List.of()));
        }
    }

    @EventListener
    void on(TenantDeleted deleted) {
        store.deleteOf(deleted.tenant());
    }

    /** The embedded store has no expiry of its own. */
    @Scheduled(initialDelay = 11, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void removeLongExpired() {
        store.deleteExpiredBefore(now().minus(KEPT_AFTER_EXPIRY));
    }

    private Optional<Holder> holder(ManagementToken token) {
        return users.find(token.userId())
                .map(UserDocument::user)
                .flatMap(user -> user.membership(token.tenant())
                        .map(membership -> new Holder(token, user, common(token.role(), membership.role()))));
    }

    private static Set<Permission> common(Role one, Role other) {
        var permissions = EnumSet.copyOf(one.permissions());
        permissions.retainAll(other.permissions());
        return permissions;
    }

    private ManagementToken token(String value, String userId, NewManagementToken wanted) {
        var now = now();
        return new ManagementToken(
                Secrets.digest(value),
                userId,
                wanted.tenant(),
                wanted.role(),
                wanted.label().strip(),
                value.substring(value.length() - ENDING),
                now,
                now.plus(Duration.ofDays(wanted.days())),
                null,
                null);
    }

    private static void check(User owner, NewManagementToken wanted) {
        var findings = new LinkedHashMap<String, Message>();
        var label = wanted.label().strip();
        if (label.isEmpty() || label.length() > MAX_LABEL) {
            findings.put("label", Message.of("access.tokens.label-invalid", MAX_LABEL));
        }
        var membership = owner.membership(wanted.tenant());
        if (membership.isEmpty()) {
            findings.put("tenant", Message.of("access.tokens.tenant-invalid"));
        } else if (!membership.get().role().covers(wanted.role())) {
            findings.put("role", Message.of("access.tokens.role-above"));
        }
        if (wanted.days() < 1 || wanted.days() > MAX_DAYS) {
            findings.put("days", Message.of("access.tokens.days-invalid", MAX_DAYS));
        }
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private void publish(ManagementToken token, Actor actor, String action, List<FieldChange> changes) {
        events.publishEvent(new AuditableChange(actor, Scope.tenant(token.tenant()), token.subject(), action, changes));
    }

    private static Map<String, Object> fields(ManagementToken token) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("label", token.label());
        fields.put("role", token.role().key());
        fields.put("expiresAt", token.expiresAt());
        return fields;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Who presents a token.
     *
     * @param token what was presented
     * @param user whose it is
     * @param permissions what it may do in its tenant at this moment
     */
    public record Holder(ManagementToken token, User user, Set<Permission> permissions) {
        public Holder {
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * A token just made, with the only sight of it.
     *
     * @param token what is stored
     * @param value what programs present
     */
    public record Issued(ManagementToken token, String value) {
        /** Hides the token, for logs. */
        @Override
        public String toString() {
            return "Issued[" + token.shown() + "]";
        }
    }
}
