package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import io.trackplane.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class InvitationsTest {
    @Autowired
    private Invitations invitations;

    @Autowired
    private InvitationStore store;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    private People people;

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void ofEightBrowsersWithOneLinkExactlyOneGetsIn() throws Exception {
        var invited = people.stranger();
        var issued = invitations.invite(people.tenant, invited.email(), Role.PRODUCT, people.caller(Role.ADMIN));
        var answers = new ConcurrentLinkedQueue<String>();
        var together = new CyclicBarrier(8);
        Callable<Void> attempt = () -> {
            together.await();
            try {
                invitations.accept(issued.token(), invited);
                answers.add("in");
            } catch (Problem.NotFound e) {
                answers.add("used");
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> attempt).toList())) {
                done.get();
            }
        }
        assertThat(answers).hasSize(8).containsOnlyOnce("in");
        assertThat(memberships.get(people.tenant, invited.id()).membership(people.tenant))
                .hasValueSatisfying(membership -> assertThat(membership.role()).isEqualTo(Role.PRODUCT));
    }

    @Test
    void aNewcomerGetsAnAccountWithTheInvitedAddress() {
        var issued = invitations.invite(people.tenant, " New@X.Example ", Role.VIEWER, people.caller(Role.OWNER));
        var user = invitations.acceptAsNewcomer(issued.token(), "New Person", People.PASSWORD, "zh-CN");
        assertThat(user.email()).isEqualTo("new@x.example");
        assertThat(user.membership(people.tenant)).isPresent();
        assertThat(invitations.open(issued.token())).isEmpty();
    }

    @Test
    void aRefusedPasswordLeavesTheLinkGood() {
        var issued = invitations.invite(
                people.tenant, "short@" + people.tenant + ".example", Role.VIEWER, people.caller(Role.OWNER));
        assertThatThrownBy(() -> invitations.acceptAsNewcomer(issued.token(), "Short", "short", null))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(invitations.open(issued.token())).isPresent();
        assertThat(users.findByEmail("short@" + people.tenant + ".example")).isEmpty();
    }

    @Test
    void anExpiredLinkDoesNotWork() {
        var invited = people.stranger();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        store.insert(new Invitation(
                Secrets.digest("tpi_expired" + people.tenant),
                people.tenant,
                invited.email(),
                Role.VIEWER,
                Actor.SYSTEM.id(),
                "system",
                now.minus(Duration.ofDays(8)),
                now.minus(Duration.ofSeconds(1)),
                null,
                null));
        assertThat(invitations.open("tpi_expired" + people.tenant)).isEmpty();
        assertThatThrownBy(() -> invitations.accept("tpi_expired" + people.tenant, invited))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(store.claim(Secrets.digest("tpi_expired" + people.tenant), now))
                .isEmpty();
    }

    @Test
    void aRevokedLinkDoesNotWork() {
        var invited = people.stranger();
        var issued = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.ADMIN));
        invitations.revoke(people.tenant, issued.invitation().id(), people.caller(Role.OWNER));
        assertThatThrownBy(() -> invitations.accept(issued.token(), invited)).isInstanceOf(Problem.NotFound.class);
        assertThat(invitations.pending(people.tenant)).isEmpty();
    }

    @Test
    void aNewLinkReplacesTheOldOne() {
        var invited = people.stranger();
        var old = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.ADMIN));
        var renewed = invitations.renew(people.tenant, old.invitation().id(), people.caller(Role.ADMIN));
        assertThat(invitations.open(old.token())).isEmpty();
        assertThat(invitations.accept(renewed.token(), invited).membership(people.tenant))
                .isPresent();
    }

    @Test
    void aLinkIsForTheInvitedAddressOnly() {
        var issued =
                invitations.invite(people.tenant, people.stranger().email(), Role.VIEWER, people.caller(Role.ADMIN));
        var somebodyElse = people.stranger();
        assertThatThrownBy(() -> invitations.accept(issued.token(), somebodyElse))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(invitations.open(issued.token())).isPresent();
    }

    @Test
    void aLinkDoesNotOutliveThePowerOfWhoMadeIt() {
        var issued =
                invitations.invite(people.tenant, people.stranger().email(), Role.ADMIN, people.caller(Role.ADMIN));
        people.the(Role.OWNER);
        memberships.changeRole(
                people.tenant,
                people.the(Role.ADMIN).id(),
                Role.VIEWER,
                people.the(Role.OWNER).actor(),
                Role.OWNER,
                null);
        assertThat(invitations.open(issued.token())).isEmpty();
        assertThat(invitations.pending(people.tenant)).isEmpty();
    }

    @Test
    void nobodyInvitesAboveTheirOwnRole() {
        var admin = people.caller(Role.ADMIN);
        assertThatThrownBy(() -> invitations.invite(people.tenant, "up@x.example", Role.OWNER, admin))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsKey("role"));
    }

    @Test
    void nobodyTakesBackAnInvitationAboveTheirOwnRole() {
        var issued =
                invitations.invite(people.tenant, people.stranger().email(), Role.OWNER, people.caller(Role.OWNER));
        var admin = people.caller(Role.ADMIN);
        assertThatThrownBy(() ->
                        invitations.revoke(people.tenant, issued.invitation().id(), admin))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(invitations.open(issued.token())).isPresent();
    }

    @Test
    void membersAndInvitedPeopleAreNotInvitedAgain() {
        var owner = people.caller(Role.OWNER);
        var viewer = people.the(Role.VIEWER).email();
        assertThatThrownBy(() -> invitations.invite(people.tenant, viewer, Role.VIEWER, owner))
                .isInstanceOf(Problem.Invalid.class);
        invitations.invite(people.tenant, "twice@x.example", Role.VIEWER, owner);
        assertThatThrownBy(() -> invitations.invite(people.tenant, "TWICE@x.example", Role.VIEWER, owner))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void anotherTenantsInvitationsDoNotExist() {
        var issued =
                invitations.invite(people.tenant, people.stranger().email(), Role.VIEWER, people.caller(Role.OWNER));
        var others = new People(tenants, users, memberships);
        var id = issued.invitation().id();
        var stranger = others.caller(Role.OWNER);
        assertThatThrownBy(() -> invitations.revoke(others.tenant, id, stranger))
                .isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> invitations.renew(others.tenant, id, stranger)).isInstanceOf(Problem.NotFound.class);
        assertThat(invitations.open(issued.token())).isPresent();
    }
}
