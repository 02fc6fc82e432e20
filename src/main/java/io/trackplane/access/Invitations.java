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
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** How people come into a tenant: by a link for their address that works once and not for ever. */
@Service
public class Invitations {
    /** How the token in a link begins. */
    static final String PREFIX = "tpi_";

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

    private final InvitationStore store;
    private final Users users;
    private final Memberships memberships;
    private final ManagementTokens tokens;
    private final Tenants tenants;
    private final AccessProperties settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            Users users,
            Memberships memberships,
            ManagementTokens tokens,
            Tenants tenants,
            AccessProperties settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.memberships = memberships;
        this.tokens = tokens;
        this.tenants = tenants;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Invites somebody into the caller's tenant.
     *
     * @throws Problem.Invalid when the address cannot be accepted, is a member's or is invited already, or when the
     *     caller's own role does not cover the role
     * @throws Problem.Conflict when the tenant has as many members and open invitations as it may have
     */
    public Issued invite(String tenant, String email, Role role, Caller caller) {
        if (!covers(caller, role)) {
            throw new Problem.Invalid("role", Message.of("access.members.above"));
        }
        return invite(tenant, email, role, caller.actor());
    }

    /**
     * Invites the owner of a tenant that nobody can look into yet, or that lost all its owners.
     *
     * @param administrator a platform administrator, who does not become a member by this
     */
    Issued inviteOwner(String tenant, String email, Actor administrator) {
        return invite(tenant, email, Role.OWNER, administrator);
    }

    /** The invitations into a tenant that nobody accepted yet, newest first; expired ones stay for 30 days. */
    public List<Invitation> pending(String tenant) {
        return store.pending(tenant).stream().filter(this::isBacked).toList();
    }

    /**
     * Takes an invitation back.
     *
     * @throws Problem.NotFound when the tenant has no such invitation, or somebody accepted it
     */
    public void revoke(String tenant, String id, Caller caller) {
        requireCover(caller, find(tenant, id));
        publish(take(tenant, id), caller.actor(), "revoked", List.of());
    }

    /** Replaces an invitation, open or expired, by a new one: the old link stops working. */
    public synchronized Issued renew(String tenant, String id, Caller caller) {
        var pending = find(tenant, id);
        requireCover(caller, pending);
        if (!pending.isOpen(now())) {
            refuseTooMany(tenant);
        }
        var old = take(tenant, id);
        var issued = issue(tenant, old.email(), old.role(), caller.actor());
        var end = new FieldChange(
                "expiresAt",
                old.expiresAt().toString(),
                issued.invitation.expiresAt().toString());
        publish(issued.invitation, caller.actor(), "renewed", List.of(end));
        return issued;
    }

    /** The invitation behind a link, if it can still be accepted; nothing tells why it cannot. */
    Optional<Invitation> open(String token) {
        return store.find(Secrets.digest(token)).filter(this::isAcceptable);
    }

    /** Lets a person with an account in, if the invitation is for their address. */
    User accept(String token, User person) {
        return claimed(token, invitation -> {
            if (!invitation.email().equals(person.email())) {
                throw new Problem.NotFound();
            }
            if (person.membership(invitation.tenant()).isPresent()) {
                throw new Problem.Conflict(Message.of("access.invitation.member-already"));
            }
            return person;
        });
    }

    /**
     * Makes an account for the invited address and lets it in.
     *
     * @throws Problem.Invalid when the name or the password cannot be accepted; the link stays good
     */
    User acceptAsNewcomer(String token, String name, String password, @Nullable String language) {
        return claimed(token, invitation -> {
            var wanted = new NewUser(invitation.email(), name, password, false, language);
            return users.create(wanted, Actor.person(invitation.id(), invitation.email()));
        });
    }

    @EventListener
    void on(TenantDeleted deleted) {
        store.deleteOf(deleted.tenant());
    }

    /** The embedded store has no expiry of its own. */
    @Scheduled(initialDelay = 12, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void removeLongExpired() {
        store.deleteExpiredBefore(now().minus(KEPT_AFTER_EXPIRY));
    }

    /** The claim comes first, so that of two browsers one finds the link used; it is given back when nothing came of it. */
    private User claimed(String token, Function<Invitation, User> person) {
        var invitation =
                open(token).flatMap(open -> store.claim(open.id(), now())).orElseThrow(Problem.NotFound::new);
        try {
            var user = person.apply(invitation);
            var member = memberships.add(invitation.tenant(), user.id(), invitation.role(), user.actor());
            publish(invitation, user.actor(), "accepted", List.of());
            return member;
        } catch (RuntimeException e) {
            store.release(invitation);
            throw e;
        }
    }

    private synchronized Issued invite(String tenant, String email, Role role, Actor actor) {
        var address = Emails.normal(email);
        checkAddress(tenant, address);
        refuseTooMany(tenant);
        var issued = issue(tenant, address, role, actor);
        publish(issued.invitation, actor, "created", FieldChange.created(fields(issued.invitation)));
        return issued;
    }

    private Issued issue(String tenant, String email, Role role, Actor actor) {
        var token = Secrets.random(PREFIX);
        var now = now();
        var invitation = new Invitation(
                Secrets.digest(token),
                tenant,
                email,
                role,
                tokens.personBehind(actor).orElse(Actor.SYSTEM.id()),
                actor.name(),
                now,
                now.plus(settings.invitationExpiry()),
                null,
                null);
        store.insert(invitation);
        return new Issued(invitation, token);
    }

    private void checkAddress(String tenant, String email) {
        if (!Emails.isAddress(email)) {
            throw new Problem.Invalid("email", Message.of("access.email.invalid"));
        }
        if (users.findByEmail(email).flatMap(user -> user.membership(tenant)).isPresent()) {
            throw new Problem.Invalid("email", Message.of("access.invitation.is-member"));
        }
        if (pending(tenant).stream().anyMatch(pending -> pending.email().equals(email))) {
            throw new Problem.Invalid("email", Message.of("access.invitation.is-invited"));
        }
    }

    private void refuseTooMany(String tenant) {
        var now = now();
        var open = pending(tenant).stream().filter(one -> one.isOpen(now)).count();
        if (memberships.of(tenant).size() + open >= tenants.get(tenant).limits().maxMembers()) {
            throw new Problem.Conflict(Message.of("access.members.limit"));
        }
    }

    private Invitation find(String tenant, String id) {
        return store.find(id)
                .filter(invitation -> invitation.tenant().equals(tenant))
                .orElseThrow(Problem.NotFound::new);
    }

    private Invitation take(String tenant, String id) {
        return store.revoke(tenant, id, now()).orElseThrow(Problem.NotFound::new);
    }

    private boolean isAcceptable(Invitation invitation) {
        return invitation.isOpen(now())
                && isBacked(invitation)
                && tenants.find(invitation.tenant()).isPresent();
    }

    /** Whether who invited could still do so: a link does not outlive the power of the person who made it. */
    private boolean isBacked(Invitation invitation) {
        return invitation.invitedBy().equals(Actor.SYSTEM.id())
                || users.find(invitation.invitedBy())
                        .filter(inviter -> inviter.platformAdministrator() || mayInvite(inviter, invitation))
                        .isPresent();
    }

    private static boolean mayInvite(User inviter, Invitation invitation) {
        return inviter.membership(invitation.tenant())
                .map(Membership::role)
                .filter(role -> role.may(Permission.MEMBERS_CHANGE) && role.covers(invitation.role()))
                .isPresent();
    }

    private static void requireCover(Caller caller, Invitation invitation) {
        if (!covers(caller, invitation.role())) {
            throw new Problem.Forbidden(Message.of("access.members.above"));
        }
    }

    private static boolean covers(Caller caller, Role role) {
        return caller.permissions().containsAll(role.permissions());
    }

    private void publish(Invitation invitation, Actor actor, String action, List<FieldChange> changes) {
        events.publishEvent(
                new AuditableChange(actor, Scope.tenant(invitation.tenant()), invitation.subject(), action, changes));
    }

    private static Map<String, Object> fields(Invitation invitation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("email", invitation.email());
        fields.put("role", invitation.role().key());
        fields.put("expiresAt", invitation.expiresAt());
        return fields;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * An invitation just made, with the only sight of its link.
     *
     * @param invitation what is stored
     * @param token what the link carries
     */
    public record Issued(Invitation invitation, String token) {
        /** Hides the token, for logs. */
        @Override
        public String toString() {
            return "Issued[" + invitation.email() + "]";
        }
    }
}
