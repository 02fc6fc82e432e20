package io.trackplane.tenancy.console;

import static java.util.Map.entry;

import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.ApplicationSettings;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.Platform;
import io.trackplane.web.TwoEditors;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An application, as typed. The key is typed once, when it is created. */
record ApplicationForm(
        @Nullable String name,
        @Nullable String key,
        @Nullable String description,
        @Nullable Set<Platform> platforms) {
    static final ApplicationForm EMPTY = new ApplicationForm("", "", "", EnumSet.of(Platform.WEB));

    static ApplicationForm of(Application application) {
        return new ApplicationForm(
                application.name(), application.key(), application.description(), application.platforms());
    }

    NewApplication application() {
        return new NewApplication(Texts.line(key), Texts.line(name), Texts.line(description), chosen());
    }

    ApplicationSettings settings() {
        return new ApplicationSettings(Texts.line(name), Texts.line(description), chosen());
    }

    private Set<Platform> chosen() {
        return platforms == null ? Set.of() : platforms;
    }

    Map<String, String> fields() {
        var sorted = chosen().stream().sorted().map(Platform::name).collect(Collectors.joining(", "));
        return TwoEditors.fields(List.of(
                entry("name", Texts.line(name)),
                entry("description", Texts.line(description)),
                entry("platforms", sorted)));
    }
}
