package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MembershipsTest {
    @Autowired
    private Memberships memberships;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private Sessions sessions;

    @Autowired
    private UserStore store;

    private People people;

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void theFirstMembersAreFirstByAddress() {
        for (int i = 0; i < 5; i++) {
            people.another(Role.VIEWER);
        }
        assertThat(memberships.first(people.tenant, 3))
                .isEqualTo(memberships.of(people.tenant).subList(0, 3));
        assertThat(memberships.first(people.tenant, 100)).isEqualTo(memberships.of(people.tenant));
    }

    @Test
    void whoEntersATenantWhileItIsDeletedIsNoMemberOfTheNextOneOfItsName() {
        var guest = people.stranger();
        var late = new Memberships(store, tenants, event -> {}, new DeletingClock());
        assertThatThrownBy(() -> late.add(people.tenant, guest.id(), Role.OWNER, Actor.SYSTEM))
                .isInstanceOf(Problem.NotFound.class);
        tenants.create(new NewTenant(people.tenant, "Next", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        assertThat(memberships.of(people.tenant)).isEmpty();
    }

    /** Deletes the tenant when it is asked for the time: after the tenant was found and before the member is written. */
    private final class DeletingClock extends Clock {
        @Override
        public Instant instant() {
            tenants.delete(people.tenant, people.tenant, "gone", Actor.SYSTEM);
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void ownersWhoLeaveAtTheSameMomentNeverLeaveTheTenantWithoutOne() throws Exception {
        var owners = List.of(people.another(Role.OWNER), people.another(Role.OWNER), people.another(Role.OWNER));
        var refused = new ConcurrentLinkedQueue<Problem>();
        var together = new CyclicBarrier(owners.size());
        var attempts = new ArrayList<Callable<Void>>();
        for (var owner : owners) {
            attempts.add(() -> {
                together.await();
                try {
                    memberships.remove(people.tenant, owner.id(), owner.actor(), Role.OWNER, null);
                } catch (Problem.Conflict e) {
                    refused.add(e);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(owners.size())) {
            for (var done : threads.invokeAll(attempts)) {
                done.get();
            }
        }
        assertThat(refused).hasSize(1);
        assertThat(memberships.of(people.tenant)).hasSize(1);
    }

    @Test
    void theLastOwnerCannotBeMadeAnythingElse() {
        var owner = people.the(Role.OWNER);
        assertThatThrownBy(() ->
                        memberships.changeRole(people.tenant, owner.id(), Role.ADMIN, owner.actor(), Role.OWNER, null))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void aLoweredRoleEndsTheSessionsAndARaisedOneDoesNot() {
        var owner = people.the(Role.OWNER);
        var viewer = people.the(Role.VIEWER);
        signIn(viewer);
        memberships.changeRole(people.tenant, viewer.id(), Role.ADMIN, owner.actor(), Role.OWNER, null);
        assertThat(sessions.of(viewer.id())).hasSize(1);
        memberships.changeRole(people.tenant, viewer.id(), Role.OPERATOR, owner.actor(), Role.OWNER, "on call");
        assertThat(sessions.of(viewer.id())).isEmpty();
    }

    @Test
    void removalEndsTheSessions() {
        var viewer = people.the(Role.VIEWER);
        signIn(viewer);
        memberships.remove(people.tenant, viewer.id(), people.the(Role.OWNER).actor(), Role.OWNER, null);
        assertThat(sessions.of(viewer.id())).isEmpty();
    }

    @Test
    void anAdminCannotTouchAnOwner() {
        var owner = people.the(Role.OWNER);
        people.another(Role.OWNER);
        var admin = people.the(Role.ADMIN).actor();
        assertThatThrownBy(
                        () -> memberships.changeRole(people.tenant, owner.id(), Role.VIEWER, admin, Role.ADMIN, null))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> memberships.remove(people.tenant, owner.id(), admin, Role.ADMIN, null))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void anotherTenantsMembersDoNotExist() {
        var others = new People(tenants, users, memberships);
        var theirs = others.the(Role.VIEWER).id();
        assertThatThrownBy(() -> memberships.get(people.tenant, theirs)).isInstanceOf(Problem.NotFound.class);
    }

    private void signIn(User user) {
        var session = sessions.createSession();
        session.setAttribute(Sessions.USER, user.id());
        sessions.save(session);
    }
}
