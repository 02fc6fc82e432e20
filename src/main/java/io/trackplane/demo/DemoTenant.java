package io.trackplane.demo;

import io.trackplane.access.Role;
import io.trackplane.plan.LintRule;
import io.trackplane.plan.Severity;
import io.trackplane.tenancy.EnvironmentKind;
import io.trackplane.tenancy.Platform;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A tenant as {@code seed-data/<slug>/tenant.yaml} declares it.
 *
 * @param position among the tenants of the demo
 * @param summary a few words about it, by language
 * @param managementToken held by the first admin
 * @param lint the rules for plans that it takes otherwise than usual
 */
record DemoTenant(
        int position,
        String slug,
        String name,
        ZoneId zone,
        Locale language,
        Map<String, String> summary,
        String managementToken,
        @DefaultValue Map<LintRule, Severity> lint,
        List<Member> members,
        List<App> applications) {

    String summary(Locale locale) {
        return summary.getOrDefault(locale.getLanguage(), summary.getOrDefault("en", ""));
    }

    /** Somebody who belongs to it. */
    record Member(Role role, String email, String name) {}

    /** One of its applications. */
    record App(
            String key,
            String name,
            String description,
            Set<Platform> platforms,
            @DefaultValue List<Content> content,
            @DefaultValue List<Delivery> deliveries,
            List<Stage> environments) {}

    /**
     * A delivery that is registered in production.
     *
     * @param by role of the member who registers it
     * @param started how many days before the first start of the demo its first day is
     * @param ended how many days before that its last day is, negative where it is to come; null where it has none
     * @param closed whether it is closed
     */
    record Delivery(
            String id,
            String name,
            String contentType,
            long targetUsers,
            Role by,
            int started,
            @Nullable Integer ended,
            @DefaultValue("false") boolean closed) {}

    /**
     * A bundle that is written, in the order of the list.
     *
     * @param file beside {@code tenant.yaml}
     * @param by role of the member who writes it
     * @param reason why they do
     * @param partial whether what it does not name stays
     * @param draft whether it waits to be published
     */
    record Content(
            String file,
            Role by,
            @DefaultValue("") String reason,
            @DefaultValue("false") boolean partial,
            @DefaultValue("false") boolean draft) {}

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
