package io.trackplane.tenancy;

import static io.trackplane.tenancy.Tenancy.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.Problem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    private final Tenancy tenancy = new Tenancy();

    @BeforeEach
    void create() {
        tenancy.tenant("nebula");
    }

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    void anApplicationStartsWithThreeEnvironmentsAndAClientKeyInEach() {
        tenancy.application("nebula", "onchain_app");
        var environments = tenancy.environments.of("nebula", "onchain_app");
        assertThat(environments)
                .extracting(Environment::appId)
                .containsExactly("onchain_app", "onchain_app-staging", "onchain_app-development");
        assertThat(environments).extracting(Environment::isProtected).containsExactly(true, false, false);
        assertThat(environments)
                .allSatisfy(environment -> assertThat(tenancy.keys.of(environment))
                        .singleElement()
                        .satisfies(key -> assertThat(key.value()).startsWith("tpc_")));
        assertThat(tenancy.environments.withAppId("onchain_app-staging")).contains(environments.get(1));
    }

    @Test
    void environmentsAreNamedInTheLanguageOfTheTenant() {
        tenancy.tenants.create(new NewTenant("meadow", "Meadow", ZoneOffset.UTC, Locale.SIMPLIFIED_CHINESE), ADA);
        tenancy.application("meadow", "mall_web");
        assertThat(tenancy.environments.of("meadow", "mall_web"))
                .extracting(Environment::name)
                .containsExactly("生产环境", "预发环境", "开发环境");
    }

    @Test
    void aProtectedEnvironmentChangesOnlyForAReason() {
        var production = tenancy.production(tenancy.application("nebula", "onchain_app"));
        var origins = AllowedOrigins.of(List.of("https://app.nebula.example"));
        assertThatThrownBy(() ->
                        tenancy.environments.changeOrigins(production, origins, false, production.version(), " ", ADA))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("reason"));
        var changed =
                tenancy.environments.changeOrigins(production, origins, false, production.version(), "new site", ADA);
        assertThat(changed.origins()).isEqualTo(origins);
        assertThat(tenancy.audited().getLast().reason()).isEqualTo("new site");
    }

    @Test
    void twoEditorsOfOneEnvironmentAreToldApart() {
        var development = tenancy.development(tenancy.application("nebula", "onchain_app"));
        var settings = new EnvironmentSettings("Dev", EnvironmentKind.DEVELOPMENT, false);
        tenancy.environments.change(development, settings, development.version(), null, ADA);
        assertThatThrownBy(() -> tenancy.environments.changeOrigins(
                        development, AllowedOrigins.NONE, true, development.version(), null, ADA))
                .isInstanceOf(Problem.Stale.class);
        assertThat(tenancy.development(tenancy.applications.get("nebula", "onchain_app"))
                        .legacySignatures())
                .isFalse();
    }

    @Test
    void theSigningSecretBeforeIsAcceptedUntilItsOverlapEnds() {
        var development = tenancy.development(tenancy.application("nebula", "onchain_app"));
        assertThat(tenancy.environments.signingSecrets(development)).isEmpty();
        var first = tenancy.environments.rotateSigningSecret(development, Overlap.ONE_DAY, null, ADA);
        var second = tenancy.environments.rotateSigningSecret(development, Overlap.ONE_HOUR, null, ADA);
        assertThat(tenancy.environments.signingSecrets(development)).containsExactly(second, first);
        tenancy.clock.pass(Duration.ofHours(1));
        assertThat(tenancy.environments.signingSecrets(development)).containsExactly(second);
        var third = tenancy.environments.rotateSigningSecret(development, Overlap.NONE, null, ADA);
        assertThat(tenancy.environments.signingSecrets(development)).containsExactly(third);
        assertThat(tenancy.audited())
                .extracting(AuditableChange::action)
                .endsWith("signing-secret-created", "signing-secret-rotated", "signing-secret-rotated");
        assertThat(tenancy.events.toString()).doesNotContain(first, second, third);
    }

    @Test
    void anApplicationThatCannotBeCompletedLeavesNothingBehind() {
        var stages = List.of(
                new NewEnvironment("production", "Production", EnvironmentKind.PRODUCTION, true),
                new NewEnvironment("production", "Again", EnvironmentKind.PRODUCTION, true));
        var wanted = new NewApplication("onchain_app", "Onchain", "", Set.of(Platform.WEB));
        tenancy.events.clear();
        assertThatThrownBy(() -> tenancy.applications.create("nebula", wanted, stages, ADA))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(tenancy.audited()).isEmpty();
        assertThat(List.of(tenancy.stored("applications"), tenancy.stored("environments"), tenancy.stored("sdk_keys")))
                .containsOnly(0L);
        tenancy.application("nebula", "onchain_app");
    }
}
