package io.trackplane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.TrackplaneApplication;
import io.trackplane.access.ManagementTokens;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.SignInOffer;
import io.trackplane.access.Users;
import io.trackplane.audit.AuditFilter;
import io.trackplane.audit.AuditTrail;
import io.trackplane.audit.Trail;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.InvalidSetting;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.Tenants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class DemoTest {
    @TempDir
    private Path directory;

    @Test
    void theDemoIsWhatTheDocumentationSaysIsLoadedOnceAndNeverMeetsOtherData() {
        long changes;
        long changesOfNebula;
        try (var first = start("trackplane.demo.enabled=true", "trackplane.demo.traffic=false")) {
            everyTenantHasItsPeopleKeysAndSecrets(first);
            changes = changes(first, Trail.PLATFORM);
            changesOfNebula = changes(first, new Trail("nebula"));
            first.getBean(Tenants.class).delete("cueclub", "cueclub", "Not needed", Actor.SYSTEM);
        }
        try (var second = start("trackplane.demo.enabled=true", "trackplane.demo.traffic=false")) {
            assertThat(changes(second, Trail.PLATFORM)).isEqualTo(changes + 1);
            assertThat(changes(second, new Trail("nebula"))).isEqualTo(changesOfNebula);
            assertThat(second.getBean(Tenants.class).find("cueclub")).isEmpty();
            assertThat(second.getBean(SignInOffer.class).groups())
                    .extracting(SignInOffer.Group::title)
                    .containsExactly("nebula", "meadow", "platform");
        }
        refuses("set trackplane.demo.enabled to true");
    }

    @Test
    void aDemoIsNotPutIntoOtherData() {
        try (var real = start()) {
            assertThat(real.getBeanProvider(SignInOffer.class).getIfAvailable()).isNull();
            real.getBean(Users.class)
                    .create(new NewUser("ada@example.com", "Ada", "a good password", true, null), Actor.SYSTEM);
        }
        refuses("set trackplane.demo.enabled to false", "trackplane.demo.enabled=true");
    }

    private static void everyTenantHasItsPeopleKeysAndSecrets(ConfigurableApplicationContext server) {
        assertThat(server.getBean(Tenants.class).all())
                .extracting(tenant -> tenant.slug() + " " + tenant.zone())
                .containsExactlyInAnyOrder("nebula UTC", "cueclub Asia/Shanghai", "meadow Asia/Shanghai");
        for (var tenant : List.of("nebula", "cueclub", "meadow")) {
            assertThat(server.getBean(Memberships.class).of(tenant))
                    .extracting(member -> member.email() + " "
                            + member.membership(tenant).orElseThrow().role())
                    .containsExactlyInAnyOrderElementsOf(List.of(Role.values()).stream()
                            .map(role -> role.key() + "@" + tenant + ".example " + role)
                            .toList());
            assertThat(server.getBean(ManagementTokens.class)
                            .authenticate("tpm_demo_" + tenant)
                            .orElseThrow()
                            .token()
                            .role())
                    .isEqualTo(Role.ADMIN);
        }
        for (var application : List.of("onchain_app", "billiard_app", "mall_admin", "mall_web")) {
            hasFixedKeys(server, application, application, "");
            hasFixedKeys(server, application, application + "-staging", "_staging");
            hasFixedKeys(server, application, application + "-development", "_development");
        }
        assertThat(server.getBean(Users.class).findByEmail("platform@trackplane.example"))
                .hasValueSatisfying(
                        user -> assertThat(user.platformAdministrator()).isTrue());
    }

    private static void hasFixedKeys(
            ConfigurableApplicationContext server, String application, String appId, String suffix) {
        var environments = server.getBean(Environments.class);
        var environment = environments.withAppId(appId).orElseThrow();
        for (var prefix : List.of("tpc_demo_", "tps_demo_")) {
            var key = server.getBean(SdkKeys.class).authenticate(prefix + application + suffix);
            assertThat(key.map(found -> found.environment())).isEqualTo(Optional.of(environment.key()));
        }
        assertThat(environments.signingSecrets(environment)).containsExactly("demo-secret-" + application + suffix);
        assertThat(environment.isProtected()).isEqualTo(suffix.isEmpty());
        assertThat(environment.origins().allows("http://localhost:8080")).isTrue();
        assertThat(server.getBean(SdkKeys.class).of(environment)).hasSize(2);
    }

    private static long changes(ConfigurableApplicationContext server, Trail trail) {
        return server.getBean(AuditTrail.class)
                .newest(trail, AuditFilter.ALL, 1)
                .entries()
                .getFirst()
                .sequence();
    }

    private void refuses(String sentence, String... settings) {
        assertThatThrownBy(() -> start(settings).close())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(sentence);
    }

    private ConfigurableApplicationContext start(String... settings) {
        var arguments = new ArrayList<>(
                List.of("--server.port=0", "--spring.main.banner-mode=off", "--trackplane.data-dir=" + directory));
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        return SpringApplication.run(TrackplaneApplication.class, arguments.toArray(String[]::new));
    }
}
