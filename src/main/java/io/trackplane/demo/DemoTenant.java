package io.trackplane.demo;

import io.trackplane.access.Role;
import io.trackplane.tenancy.EnvironmentKind;
import io.trackplane.tenancy.Platform;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A tenant as {@code seed-data/<slug>/tenant.yaml} declares it.
 *
 * @param position among the tenants of the demo
 * @param summary a few words about it, by language
 * @param managementToken held by the first admin
 */
record DemoTenant(
        int position,
        String slug,
        String name,
        ZoneId zone,
        Locale language,
        Map<String, String> summary,
        String managementToken,
        List<Member> members,
        List<App> applications) {

    String summary(Locale locale) {
        return summary.getOrDefault(locale.getLanguage(), summary.getOrDefault("en", ""));
    }

    /** Somebody who belongs to it. */
    record Member(Role role, String email, String name) {}

    /** One of its applications. */
    record App(String key, String name, String description, Set<Platform> platforms, List<Stage> environments) {}

    /** An environment of an application, with its fixed keys and signing secret. */
    record Stage(
            String key,
            String name,
            EnvironmentKind kind,
            @Name("protected") @DefaultValue("false") boolean isProtected,
            @DefaultValue List<String> origins,
            String clientKey,
            String serverKey,
            String signingSecret) {}
}
