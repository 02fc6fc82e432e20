package io.trackplane.tenancy;

import static io.trackplane.tenancy.Tenancy.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
    private final Tenancy tenancy = new Tenancy();

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    void aNewTenantIsFoundAsItWasCreatedAndIsInTheTrailOfThePlatform() {
        var zone = ZoneId.of("Asia/Shanghai");
        var created =
                tenancy.tenants.create(new NewTenant("meadow", "Meadow 商场", zone, Locale.SIMPLIFIED_CHINESE), ADA);
        assertThat(tenancy.tenants.get("meadow")).isEqualTo(created);
        assertThat(created.retentionDays()).isEqualTo(90);
        assertThat(created.limits().requestBytes()).isEqualTo(50 * 1024);
        assertThat(tenancy.audited()).singleElement().satisfies(change -> {
            assertThat(change.scope()).isEqualTo(Scope.PLATFORM);
            assertThat(change.subject().label()).isEqualTo("Meadow 商场");
            assertThat(change.changes()).contains(new FieldChange("language", null, "zh-CN"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "1a", "-a", "Nebula", "ne bula", "ne_bula", "new", "platform", "ünter", "a/b", "a.b"})
    void isNoSlug(String slug) {
        assertInvalid("slug", () -> tenancy.tenants.create(wanted(slug, "Name"), ADA));
        assertThat(tenancy.events).isEmpty();
    }

    @Test
    void slugsHaveTwoToThirtyNineCharacters() {
        tenancy.tenants.create(wanted("ab", "Short"), ADA);
        tenancy.tenants.create(wanted("a".repeat(39), "Long"), ADA);
        assertInvalid("slug", () -> tenancy.tenants.create(wanted("a".repeat(40), "Longer"), ADA));
    }

    @Test
    void aSlugIsTakenOnce() {
        tenancy.tenant("nebula");
        assertInvalid("slug", () -> tenancy.tenants.create(wanted("nebula", "Another"), ADA));
        assertThat(tenancy.tenants.all()).hasSize(1);
    }

    @Test
    void onlyWhatChangedIsInTheTrail() {
        var tenant = tenancy.tenant("nebula");
        tenancy.events.clear();
        tenancy.tenants.change("nebula", settings("Renamed", 90), tenant.version(), ADA);
        assertThat(tenancy.audited())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.changes()).containsExactly(new FieldChange("name", "NEBULA", "Renamed")));
    }

    @Test
    void theSecondOfTwoEditorsIsToldAndChangesNothing() {
        var opened = tenancy.tenant("nebula");
        var first = tenancy.tenants.change("nebula", settings("First", 90), opened.version(), ADA);
        assertThatThrownBy(() -> tenancy.tenants.change("nebula", settings("Second", 30), opened.version(), ADA))
                .isInstanceOfSatisfying(
                        Problem.Stale.class,
                        stale -> assertThat(stale.currentVersion()).isEqualTo(first.version()));
        assertThat(tenancy.tenants.get("nebula")).isEqualTo(first);
    }

    @Test
    void everyValueOutsideItsRangeIsRefusedTogether() {
        var limits = Limits.of(limit -> limit == Limit.REQUEST_BYTES ? 10 : limit.most() + 1);
        var settings = new TenantSettings(" ", ZoneOffset.UTC, Locale.FRENCH, 0, limits);
        var version = tenancy.tenant("nebula").version();
        assertThatThrownBy(() -> tenancy.tenants.change("nebula", settings, version, ADA))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields())
                                .hasSize(3 + Limit.values().length)
                                .containsKeys("name", "language", "retentionDays", "requestBytes", "maxMembers"));
    }

    @Test
    void applicationsEnvironmentsAndKeysAreCountedAgainstTheLimits() {
        var tenant = tenancy.tenant("nebula");
        var tight = new Limits(1, 3, 1, 2, 1024, 1, 1, 60);
        tenancy.tenants.change(
                "nebula",
                new TenantSettings("Nebula", ZoneOffset.UTC, Locale.ENGLISH, 90, tight),
                tenant.version(),
                ADA);
        var application = tenancy.application("nebula", "onchain_app");
        var development = tenancy.development(application);
        tenancy.keys.create(development, SdkKey.Kind.SERVER, "Checkout", ADA);

        assertThatThrownBy(() -> tenancy.application("nebula", "second_app")).isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> tenancy.environments.create(
                        "nebula", "onchain_app", new NewEnvironment("qa", "QA", EnvironmentKind.STAGING, false), ADA))
                .isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> tenancy.keys.create(development, SdkKey.Kind.SERVER, "Third", ADA))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(tenancy.applications.of("nebula")).hasSize(1);
        assertThat(tenancy.environments.of("nebula")).hasSize(3);
        assertThat(tenancy.keys.of(development)).hasSize(2);
    }

    @Test
    void twoTenantsNeverMeet() {
        for (var slug : List.of("nebula", "meadow")) {
            tenancy.tenant(slug);
        }
        for (var slug : List.of("nebula", "meadow")) {
            tenancy.application(slug, slug + "_app");
        }
        assertThat(tenancy.applications.of("nebula"))
                .extracting(Application::key)
                .containsExactly("nebula_app");
        assertThat(tenancy.applications.find("nebula", "meadow_app")).isEmpty();
        assertThat(tenancy.environments.find("nebula", "meadow_app", "production"))
                .isEmpty();
        assertThat(tenancy.environments.of("nebula", "meadow_app")).isEmpty();
        assertThat(tenancy.environments.of("nebula"))
                .extracting(Environment::tenant)
                .containsOnly("nebula");
        assertInvalid("key", () -> tenancy.application("nebula", "meadow_app"));
        assertThatThrownBy(() -> tenancy.applications.change(
                        "nebula", "meadow_app", new ApplicationSettings("Mine", "", Set.of(Platform.WEB)), 1, ADA))
                .isInstanceOf(Problem.NotFound.class);
        var mine = tenancy.production(tenancy.applications.get("nebula", "nebula_app"));
        var theirKey = tenancy.keys
                .of(tenancy.production(tenancy.applications.get("meadow", "meadow_app")))
                .getFirst();
        assertThatThrownBy(() -> tenancy.keys.revoke(mine, theirKey.id(), "why", ADA))
                .isInstanceOf(Problem.NotFound.class);
    }

    private static NewTenant wanted(String slug, String name) {
        return new NewTenant(slug, name, ZoneOffset.UTC, Locale.ENGLISH);
    }

    private static TenantSettings settings(String name, int retentionDays) {
        return new TenantSettings(name, ZoneOffset.UTC, Locale.ENGLISH, retentionDays, Limits.DEFAULT);
    }

    private static void assertInvalid(String field, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsKey(field));
    }
}
