package io.trackplane.demo;

import io.trackplane.access.ManagementTokens;
import io.trackplane.access.Memberships;
import io.trackplane.access.Users;
import io.trackplane.insight.deliveries.DeliveryRegistrations;
import io.trackplane.management.Bundles;
import io.trackplane.plan.LintRules;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("trackplane.demo.enabled")
    static class Enabled {
        @Bean
        DemoFiles demoFiles() {
            return DemoFiles.read();
        }

        @Bean
        DemoAccounts demoAccounts(DemoFiles files, Tenants tenants) {
            return new DemoAccounts(files.tenants(), tenants);
        }

        @Bean
        DemoGreeting demoGreeting() {
            return new DemoGreeting();
        }

        @Bean
        DemoLoader demoLoader(
                DemoFiles files,
                DemoStore store,
                Tenants tenants,
                Applications applications,
                Environments environments,
                SdkKeys keys,
                Users users,
                Memberships memberships,
                ManagementTokens tokens,
                Bundles bundles,
                LintRules rules,
                DeliveryRegistrations deliveries,
                Clock clock) {
            var content = new DemoContent(bundles, rules, memberships, deliveries, clock);
            return new DemoLoader(
                    files.tenants(),
                    store,
                    tenants,
                    applications,
                    environments,
                    keys,
                    users,
                    memberships,
                    tokens,
                    content);
        }
    }
}
