package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ManagementTokensTest {
    @Autowired
    private ManagementTokens tokens;

    @Autowired
    private ManagementTokenStore store;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    private People people;

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void aTokenMayWhatItsRoleAndItsOwnersPresentRoleHaveInCommon() {
        var admin = people.the(Role.ADMIN);
        var issued = tokens.create(admin, wanted(Role.ADMIN));
        assertThat(permissions(issued)).isEqualTo(Role.ADMIN.permissions());
        memberships.changeRole(
                people.tenant, admin.id(), Role.PRODUCT, people.the(Role.OWNER).actor(), Role.OWNER, null);
        assertThat(permissions(issued)).isEqualTo(Role.PRODUCT.permissions());
        memberships.changeRole(
                people.tenant, admin.id(), Role.OWNER, people.the(Role.OWNER).actor(), Role.OWNER, null);
        assertThat(permissions(issued)).isEqualTo(Role.ADMIN.permissions());
    }

    @Test
    void aTokenCannotBeMadeAboveOnesOwnRole() {
        var viewer = people.the(Role.VIEWER);
        assertThatThrownBy(() -> tokens.create(viewer, wanted(Role.OPERATOR)))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsKey("role"));
    }

    @Test
    void aTokenCannotBeMadeForATenantOneDoesNotBelongTo() {
        var others = new People(tenants, users, memberships);
        var stranger = others.the(Role.OWNER);
        assertThatThrownBy(() -> tokens.create(stranger, wanted(Role.VIEWER)))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsKey("tenant"));
    }

    @Test
    void theNumberOfDaysIsBetweenOneAndAYear() {
        var owner = people.the(Role.OWNER);
        for (int days : new int[] {0, -1, 366}) {
            assertThatThrownBy(() ->
                            tokens.create(owner, new NewManagementToken(people.tenant, Role.VIEWER, "Export", days)))
                    .isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void anExpiredTokenProvesNothing() {
        var issued = tokens.create(people.the(Role.OWNER), wanted(Role.OWNER));
        var token = issued.token();
        store.save(new ManagementToken(
                token.id(),
                token.userId(),
                token.tenant(),
                token.role(),
                token.label(),
                token.ending(),
                token.createdAt(),
                token.createdAt().minus(Duration.ofSeconds(1)),
                null,
                null));
        assertThat(tokens.authenticate(issued.value())).isEmpty();
    }

    @Test
    void aRevokedTokenProvesNothing() {
        var owner = people.the(Role.OWNER);
        var issued = tokens.create(owner, wanted(Role.OWNER));
        tokens.revoke(owner.id(), issued.token().id(), owner.actor());
        assertThat(tokens.authenticate(issued.value())).isEmpty();
    }

    @Test
    void aTokenEndsWithTheMembershipEvenIfItsOwnerComesBack() {
        var viewer = people.the(Role.VIEWER);
        var issued = tokens.create(viewer, wanted(Role.VIEWER));
        memberships.remove(people.tenant, viewer.id(), people.the(Role.OWNER).actor(), Role.OWNER, null);
        assertThat(tokens.authenticate(issued.value())).isEmpty();
        memberships.add(
                people.tenant, viewer.id(), Role.VIEWER, people.the(Role.OWNER).actor());
        assertThat(tokens.authenticate(issued.value())).isEmpty();
    }

    @Test
    void somebodyElsesTokenDoesNotExist() {
        var issued = tokens.create(people.the(Role.OWNER), wanted(Role.OWNER));
        var admin = people.the(Role.ADMIN);
        assertThatThrownBy(() -> tokens.revoke(admin.id(), issued.token().id(), admin.actor()))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(tokens.authenticate(issued.value())).isPresent();
    }

    @Test
    void theLastUseIsWrittenAtMostOnceAMinute() {
        var issued = tokens.create(people.the(Role.OWNER), wanted(Role.OWNER));
        tokens.authenticate(issued.value());
        var first = store.find(issued.token().id()).orElseThrow().lastUsedAt();
        tokens.authenticate(issued.value());
        assertThat(first).isNotNull();
        assertThat(store.find(issued.token().id()).orElseThrow().lastUsedAt()).isEqualTo(first);
    }

    @Test
    void anInventedTokenProvesNothing() {
        assertThat(tokens.authenticate("tpm_invented")).isEmpty();
        assertThat(tokens.authenticate("")).isEmpty();
    }

    private NewManagementToken wanted(Role role) {
        return new NewManagementToken(people.tenant, role, "Export", 30);
    }

    private java.util.Set<io.trackplane.kernel.Permission> permissions(ManagementTokens.Issued issued) {
        return tokens.authenticate(issued.value()).orElseThrow().permissions();
    }
}
