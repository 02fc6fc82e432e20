package io.trackplane.web;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationEntry.Area;
import io.trackplane.web.Surroundings.Choice;
import io.trackplane.web.Surroundings.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerMapping;

/** The web module alone, with a person who is signed in unless the address says {@code anonymous}. */
@EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
@ComponentScan
class WebTestApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(WebTestApplication.class, arguments);
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    SurroundingsSource surroundingsSource() {
        return request -> {
            if (request.getParameter("anonymous") != null) {
                return Surroundings.NONE;
            }
            var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found
                    ? found
                    : Map.of();
            return path.containsKey("tenant") ? inside() : outside();
        };
    }

    private static final Person ADA = new Person("usr_1", "ada@nebula.example", "Ada Lovelace", true);

    private static Surroundings outside() {
        return new Surroundings(ADA, Place.NOWHERE, tenants(), List.of(), List.of(), Set.of(), Map.of());
    }

    private static Surroundings inside() {
        var place = new Place(
                "nebula",
                "Nebula",
                "onchain_app",
                "Onchain",
                "production",
                "Production",
                "production",
                ZoneId.of("Asia/Shanghai"));
        var environment = "/t/nebula/a/onchain_app/e/";
        return new Surroundings(
                ADA,
                place,
                tenants(),
                List.of(new Choice("onchain_app", "Onchain", "/t/nebula/a/onchain_app/e/production", true, null)),
                List.of(
                        new Choice("production", "Production", environment + "production", true, "production"),
                        new Choice("staging", "Staging", environment + "staging", false, "staging"),
                        new Choice("development", "Development", environment + "development", false, "development")),
                Set.of(Permission.TENANT_READ, Permission.AUDIT_READ),
                Map.of(Permission.KEYS_CHANGE, List.of("Owner", "Admin")));
    }

    private static List<Choice> tenants() {
        return List.of(
                new Choice("nebula", "Nebula", "/t/nebula", true, null),
                new Choice("cueclub", "Cue Club", "/t/cueclub", false, null));
    }

    @Bean
    NavigationContributor navigation() {
        return () -> List.of(
                new NavigationEntry(Area.ENVIRONMENT, null, 0, "start", "web.brand", "", null),
                new NavigationEntry(
                        Area.ENVIRONMENT, "web.status", 80, "audit", "web.notices", "/audit", Permission.AUDIT_READ),
                new NavigationEntry(
                        Area.ENVIRONMENT, "web.status", 90, "lock", "web.demo", "/keys", Permission.KEYS_CHANGE),
                new NavigationEntry(Area.ACCOUNT, null, 0, "user", "web.account", "", null),
                new NavigationEntry(Area.PLATFORM, null, 0, "quality", "web.account.platform", "/tenants", null));
    }
}
