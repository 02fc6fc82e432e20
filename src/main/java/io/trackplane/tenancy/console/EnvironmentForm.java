package io.trackplane.tenancy.console;

import static java.util.Map.entry;

import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentKind;
import io.trackplane.tenancy.EnvironmentSettings;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** Name, look and protection of an environment, as typed. */
record EnvironmentForm(
        @Nullable String name,
        @Nullable EnvironmentKind kind,
        @BindParam("protected") boolean isProtected,
        @Nullable String reason) {
    static EnvironmentForm of(Environment environment) {
        return new EnvironmentForm(environment.name(), environment.kind(), environment.isProtected(), "");
    }

    EnvironmentSettings settings() {
        return new EnvironmentSettings(Texts.line(name), NewEnvironmentForm.chosen(kind), isProtected);
    }

    /** Without the reason: what two editors can differ on. */
    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("name", Texts.line(name)),
                entry("kind", kind == null ? "" : kind.name()),
                entry("protected", isProtected)));
    }
}
