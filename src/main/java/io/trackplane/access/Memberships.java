package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.TenantDeleted;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Who belongs to which tenant, in which role. */
@Service
public class Memberships {
    private final UserStore store;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(UserStore store, Tenants tenants, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.events = events;
        this.clock = clock;
    }

    /** The members of a tenant, by address. */
    public List<User> of(String tenant) {
        return store.membersOf(tenant).stream().map(UserDocument::user).toList();
    }

    /** The first members of a tenant by address, for lists to choose from. */
    public List<User> first(String tenant, int most) {
        return store.membersOf(tenant, most).stream().map(UserDocument::user).toList();
    }

    /** A member of a tenant; somebody else's members do not exist. */
    public User get(String tenant, String userId) {
        return store.find(userId)
                .map(UserDocument::user)
                .filter(user -> user.membership(tenant).isPresent())
                .orElseThrow(Problem.NotFound::new);
    }

    /**
     * Makes somebody a member, or gives a member another role.
     *
     * @throws Problem.Conflict when the tenant has as many members as it may have
     * @throws Problem.NotFound when there is no such tenant, or it is being deleted
     */
    public synchronized User add(String tenant, String userId, Role role, Actor actor) {
        if (of(tenant).size() >= tenants.get(tenant).limits().maxMembers()) {
            throw new Problem.Conflict(Message.of("access.members.limit"));
        }
        var since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var user = store.change(userId, document -> document.withMembership(new Membership(tenant, role, since)))
                .user();
        refuseLateComer(tenant, userId);
        publish(tenant, user, actor, "added", List.of(new FieldChange("role", null, role.key())), null);
        return user;
    }

    /**
     * Gives a member another role. Takes effect on the member's next request; where they lose a permission, their
     * sessions end.
     *
     * @throws Problem.Forbidden when the actor's own role does not cover both roles
     * @throws Problem.Conflict when it would leave the tenant without an owner
     */
    public synchronized User changeRole(
            String tenant, String userId, Role role, Actor actor, Role actorRole, @Nullable String reason) {
        var before = roleOf(tenant, userId);
        requireCover(actorRole, before, role);
        if (before == role) {
            return get(tenant, userId);
        }
        keepAnOwner(tenant, before);
        var user = store.change(
                        userId,
                        document -> document.user()
                                .membership(tenant)
                                .map(membership -> document.withMembership(membership.withRole(role)))
                                .orElseThrow(Problem.NotFound::new))
                .user();
        var change = new FieldChange("role", before.key(), role.key());
        publish(tenant, user, actor, "role-changed", List.of(change), reason);
        if (!role.covers(before)) {
            events.publishEvent(new SessionsEnded(userId));
        }
        return user;
    }

    /**
     * Ends a membership, and the person's sessions with it. People may leave by themselves.
     *
     * @throws Problem.Forbidden when the actor's own role does not cover the member's
     * @throws Problem.Conflict when it would leave the tenant without an owner
     */
    public synchronized void remove(
            String tenant, String userId, Actor actor, Role actorRole, @Nullable String reason) {
        var before = roleOf(tenant, userId);
        requireCover(actorRole, before, before);
        keepAnOwner(tenant, before);
        var user = store.change(userId, document -> document.withoutMembership(tenant))
                .user();
        var change = new FieldChange("role", before.key(), null);
        publish(tenant, user, actor, "removed", List.of(change), reason);
        events.publishEvent(new MembershipEnded(tenant, userId));
        events.publishEvent(new SessionsEnded(userId));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        for (var member : store.membersOf(deleted.tenant())) {
            store.change(member.id(), document -> document.withoutMembership(deleted.tenant()));
            events.publishEvent(new MembershipEnded(deleted.tenant(), member.id()));
        }
    }

    /**
     * A tenant that was deleted while somebody entered it may have been cleared of its members before this one was there:
     * left behind, the membership would be one of the next tenant of the same slug.
     */
    private void refuseLateComer(String tenant, String userId) {
        if (tenants.find(tenant).isEmpty()) {
            store.change(userId, document -> document.withoutMembership(tenant));
            throw new Problem.NotFound();
        }
    }

    private Role roleOf(String tenant, String userId) {
        return get(tenant, userId).membership(tenant).orElseThrow().role();
    }

    private static void requireCover(Role actor, Role before, Role after) {
        if (!actor.covers(before) || !actor.covers(after)) {
            throw new Problem.Forbidden(Message.of("access.members.above"));
        }
    }

    /** Within one process two owners cannot demote each other at the same moment: the callers hold the monitor. */
    private void keepAnOwner(String tenant, Role leaving) {
        if (leaving != Role.OWNER) {
            return;
        }
        long owners = of(tenant).stream()
                .filter(user -> user.membership(tenant).orElseThrow().role() == Role.OWNER)
                .count();
        if (owners == 1) {
            throw new Problem.Conflict(Message.of("access.members.last-owner"));
        }
    }

    private void publish(
            String tenant, User user, Actor actor, String action, List<FieldChange> changes, @Nullable String reason) {
        var subject = new AuditableChange.Subject("member", user.id(), user.email());
        events.publishEvent(new AuditableChange(actor, Scope.tenant(tenant), subject, action, changes).because(reason));
    }
}
