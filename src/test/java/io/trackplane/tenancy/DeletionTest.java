package io.trackplane.tenancy;

import static io.trackplane.tenancy.Tenancy.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private final Tenancy tenancy = new Tenancy();

    @BeforeEach
    void create() {
        tenancy.tenant("nebula");
        tenancy.tenant("meadow");
        tenancy.application("nebula", "onchain_app");
        tenancy.application("nebula", "second_app");
        tenancy.application("meadow", "mall_web");
        tenancy.events.clear();
    }

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    void aTenantGoesWithEverythingInItAndNothingElse() {
        tenancy.tenants.delete("nebula", "nebula", "contract ended", ADA);
        assertOnlyMeadowIsLeft();
        assertThat(tenancy.events)
                .contains(new TenantDeleted("nebula"), new ApplicationDeleted("nebula", "second_app"))
                .contains(new EnvironmentDeleted("nebula", "onchain_app", "staging"));
        assertThat(tenancy.audited()).singleElement().satisfies(DeletionTest::tellsOfTheTenant);
    }

    private void assertOnlyMeadowIsLeft() {
        assertThat(tenancy.tenants.all()).extracting(Tenant::slug).containsExactly("meadow");
        assertThat(tenancy.stored("tenants")).isEqualTo(1);
        assertThat(tenancy.stored("applications")).isEqualTo(1);
        assertThat(tenancy.stored("environments")).isEqualTo(3);
        assertThat(tenancy.stored("sdk_keys")).isEqualTo(3);
    }

    private static void tellsOfTheTenant(AuditableChange change) {
        assertThat(change.scope()).isEqualTo(Scope.PLATFORM);
        assertThat(change.action()).isEqualTo("deleted");
        assertThat(change.actor()).isEqualTo(ADA);
        assertThat(change.reason()).isEqualTo("contract ended");
    }

    @Test
    void theIdentifierMustBeTypedAndAReasonGiven() {
        assertThatThrownBy(() -> tenancy.tenants.delete("nebula", "Nebula", " ", ADA))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("confirm", "reason"));
        assertThat(tenancy.tenants.find("nebula")).isPresent();
        assertThat(tenancy.events).isEmpty();
    }

    @Test
    void whatIsBeingDeletedIsGoneAtOnceAndACrashIsMadeUpForAtTheNextStart() {
        var key = tenancy.keys
                .of(tenancy.production(tenancy.applications.get("nebula", "onchain_app")))
                .getFirst();
        crashOn(new ApplicationDeleted("nebula", "second_app"));
        assertThatThrownBy(() -> tenancy.tenants.delete("nebula", "nebula", "contract ended", ADA))
                .isInstanceOf(Crash.class);

        assertThat(tenancy.tenants.find("nebula")).isEmpty();
        assertThat(tenancy.environments.find("nebula", "second_app", "production"))
                .isEmpty();
        assertThat(tenancy.environments.withAppId("second_app")).isEmpty();
        assertThat(tenancy.environments.withAppId("mall_web")).isPresent();
        assertThat(tenancy.environments.find(key.tenant(), key.application(), key.environment()))
                .isEmpty();
        assertThatThrownBy(() -> tenancy.application("nebula", "third_app")).isInstanceOf(Problem.NotFound.class);
        assertThat(tenancy.audited()).isEmpty();

        tenancy.listener = event -> {};
        tenancy.start();
        assertOnlyMeadowIsLeft();
        assertThat(tenancy.audited()).singleElement().satisfies(DeletionTest::tellsOfTheTenant);
        tenancy.tenant("nebula");
    }

    @Test
    void anInterruptedCreationIsClearedAwayOnceNobodyCanBeAtWorkOnItAnyMore() {
        crashOnInsertOf("third_app");
        assertThat(tenancy.stored("applications")).isEqualTo(4);
        assertThat(tenancy.applications.find("nebula", "third_app")).isEmpty();
        tenancy.start();
        assertThat(tenancy.stored("applications")).isEqualTo(4);
        tenancy.clock.pass(Duration.ofMinutes(1));
        tenancy.start();
        assertThat(tenancy.stored("applications")).isEqualTo(3);
        assertThat(tenancy.stored("environments")).isEqualTo(9);
        assertThat(tenancy.audited()).isEmpty();
    }

    /** What a process leaves that dies between the first and the second environment of a new application. */
    private void crashOnInsertOf(String key) {
        var now = tenancy.clock.instant();
        var wanted = new NewApplication(key, key, "", java.util.Set.of(Platform.WEB));
        tenancy.mongo.insert(ApplicationDocument.first("nebula", wanted, now));
        tenancy.environments.insert(
                "nebula", key, new NewEnvironment("production", "P", EnvironmentKind.PRODUCTION, true), ADA);
    }

    @Test
    void anEnvironmentGoesAloneAndItsKeysWithIt() {
        var application = tenancy.applications.get("nebula", "onchain_app");
        var development = tenancy.development(application);
        var key = tenancy.keys.of(development).getFirst();
        tenancy.environments.delete(development, "development", "not used", ADA);
        assertThat(tenancy.environments.of("nebula", "onchain_app"))
                .extracting(Environment::key)
                .containsExactly("production", "staging");
        assertThat(tenancy.keys.authenticate(key.shown())).isEmpty();
        assertThat(tenancy.events).hasSize(2).contains(new EnvironmentDeleted("nebula", "onchain_app", "development"));
        var again = new NewEnvironment("development", "Development", EnvironmentKind.DEVELOPMENT, false);
        assertThat(tenancy.environments
                        .create("nebula", "onchain_app", again, ADA)
                        .version())
                .isNotNegative();
    }

    @Test
    void anEditThatWasOpenWhenTheThingWasDeletedFindsNothing() {
        var application = tenancy.applications.get("nebula", "onchain_app");
        tenancy.applications.delete("nebula", "onchain_app", "onchain_app", "moved", ADA);
        var settings = new ApplicationSettings("Late", "", application.platforms());
        assertThatThrownBy(() ->
                        tenancy.applications.change("nebula", "onchain_app", settings, application.version(), ADA))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(List.of(tenancy.stored("applications"), tenancy.stored("environments")))
                .containsExactly(2L, 6L);
    }

    private void crashOn(Object wanted) {
        tenancy.listener = event -> {
            if (event.equals(wanted)) {
                throw new Crash();
            }
        };
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
