package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Paths;
import io.trackplane.web.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Environments, applications, settings and actions of the tenant one is in. */
@Component
class TenancyPalette implements PaletteContributor {
    private static final int MOST = 8;
    private static final String ENVIRONMENTS = "tenancy.palette.environments";
    private static final String APPLICATIONS = "tenancy.palette.applications";
    private static final String ACTIONS = "tenancy.palette.actions";

    private final Applications applications;
    private final Environments environments;
    private final MessageSource messages;

    TenancyPalette(Applications applications, Environments environments, MessageSource messages) {
        this.applications = applications;
        this.environments = environments;
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        var words = List.of(query.toLowerCase(Locale.ROOT).split("\\s+"));
        return Stream.concat(platform(around, locale), inTenant(around, locale))
                .filter(entry -> matches(entry, words))
                .limit(MOST)
                .toList();
    }

    private static boolean matches(PaletteEntry entry, List<String> words) {
        var text = (entry.title() + " " + entry.where() + " " + entry.href()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private Stream<PaletteEntry> inTenant(Surroundings around, Locale locale) {
        var tenant = around.place().tenant();
        if (tenant == null || !around.permissions().contains(Permission.TENANT_READ)) {
            return Stream.empty();
        }
        var known = applications.of(tenant);
        return Stream.of(
                        stages(tenant, known),
                        actions(tenant, around, locale),
                        known.stream().map(application -> settings(application, locale)))
                .flatMap(entries -> entries);
    }

    private Stream<PaletteEntry> stages(String tenant, List<Application> known) {
        var names = known.stream().collect(Collectors.toMap(Application::key, Application::name));
        return environments.of(tenant).stream()
                .filter(environment -> names.containsKey(environment.application()))
                .map(environment -> stage(environment, names));
    }

    private static PaletteEntry stage(Environment environment, Map<String, String> names) {
        var application = Objects.requireNonNull(names.get(environment.application()));
        var href = EnvironmentPaths.start(environment);
        return new PaletteEntry(ENVIRONMENTS, "start", application, environment.name(), href);
    }

    private PaletteEntry settings(Application application, Locale locale) {
        var href = Paths.application(application.tenant(), application.key()) + "/settings";
        var title = text("tenancy.palette.application-settings", locale, application.name());
        return new PaletteEntry(APPLICATIONS, "gear", title, application.key(), href);
    }

    private Stream<PaletteEntry> actions(String tenant, Surroundings around, Locale locale) {
        var base = Paths.tenant(tenant);
        var here = around.place().environment() == null ? null : around.place().path();
        var application = around.place().application();
        return Stream.of(
                        action("key", "new-key", at(here, "/keys/new"), Permission.KEYS_CHANGE, around, locale),
                        action("gear", "environment", at(here, "/settings"), Permission.TENANT_READ, around, locale),
                        action("gear", "origins", at(here, "/origins"), Permission.TENANT_READ, around, locale),
                        action(
                                "plus",
                                "new-environment",
                                application == null
                                        ? null
                                        : Paths.application(tenant, application) + "/environments/new",
                                Permission.APPLICATIONS_CHANGE,
                                around,
                                locale),
                        action(
                                "plus",
                                "new-application",
                                base + "/applications/new",
                                Permission.APPLICATIONS_CHANGE,
                                around,
                                locale),
                        action("table", "overview", base, Permission.TENANT_READ, around, locale),
                        action("gear", "tenant", base + "/settings", Permission.TENANT_READ, around, locale))
                .flatMap(entries -> entries);
    }

    private static @Nullable String at(@Nullable String base, String path) {
        return base == null ? null : base + path;
    }

    private Stream<PaletteEntry> action(
            String icon,
            String name,
            @Nullable String href,
            Permission permission,
            Surroundings around,
            Locale locale) {
        return href == null || !around.permissions().contains(permission)
                ? Stream.empty()
                : Stream.of(new PaletteEntry(ACTIONS, icon, text("tenancy.palette." + name, locale), "", href));
    }

    private Stream<PaletteEntry> platform(Surroundings around, Locale locale) {
        var person = around.person();
        return person == null || !person.platformAdministrator()
                ? Stream.empty()
                : Stream.of(new PaletteEntry(
                        ACTIONS,
                        "plus",
                        text("tenancy.palette.new-tenant", locale),
                        "",
                        Paths.PLATFORM + "/tenants/new"));
    }

    private String text(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }
}
