package io.trackplane.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.access.Visitor;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** A tenant of a test's own with one application, and its owner at the console. */
public final class ConsoleOfATenant {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"((?:version|original)[^\"]*)\" value=\"([^\"]*)\"");

    private ConsoleOfATenant() {}

    /**
     * Somebody's own place.
     *
     * @param owner signed in
     * @param development is not protected
     * @param production is protected
     */
    public record Place(Visitor owner, Environment development, Environment production) {
        public String path(Environment environment) {
            return "/t/" + environment.tenant() + "/a/" + environment.application() + "/e/" + environment.key();
        }

        /** What a form on a page was made from, and what is typed into it. */
        public String[] filled(String page, String... typed) {
            var fields = new ArrayList<String>();
            made(page).forEach((name, value) -> fields.addAll(List.of(name, value)));
            fields.addAll(List.of(typed));
            return fields.toArray(String[]::new);
        }

        private Map<String, String> made(String page) {
            var body = owner.get(page).body();
            var fields = new LinkedHashMap<String, String>();
            HIDDEN.matcher(body)
                    .results()
                    .forEach(found -> fields.putIfAbsent(found.group(1), HtmlUtils.htmlUnescape(found.group(2))));
            assertThat(fields).as(page).isNotEmpty();
            return fields;
        }
    }

    /** A new tenant in a language. */
    public static Place make(ApplicationContext server, int port, Locale language) {
        var slug = "t" + UUID.randomUUID().toString().substring(0, 8);
        server.getBean(Tenants.class).create(new NewTenant(slug, "Tenant", ZoneOffset.UTC, language), Actor.SYSTEM);
        var email = "owner@" + slug + ".example";
        var owner =
                server.getBean(Users.class).create(new NewUser(email, "Owner", PASSWORD, false, null), Actor.SYSTEM);
        server.getBean(Memberships.class).add(slug, owner.id(), Role.OWNER, Actor.SYSTEM);
        var key = slug + "_app";
        server.getBean(Applications.class)
                .create(slug, new NewApplication(key, "App", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        var environments = server.getBean(Environments.class);
        return new Place(
                new Visitor(port).signedInAs(email, PASSWORD),
                environments.get(slug, key, "development"),
                environments.get(slug, key, "production"));
    }
}
