package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.EnvironmentKind;
import io.trackplane.tenancy.NewEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** An environment to be created, as typed. */
record NewEnvironmentForm(
        @Nullable String name,
        @Nullable String key,
        @Nullable EnvironmentKind kind,
        @BindParam("protected") boolean isProtected) {
    static final NewEnvironmentForm EMPTY = new NewEnvironmentForm("", "", EnvironmentKind.STAGING, false);

    NewEnvironment environment() {
        return new NewEnvironment(Texts.line(key), Texts.line(name), chosen(kind), isProtected);
    }

    static EnvironmentKind chosen(@Nullable EnvironmentKind kind) {
        if (kind == null) {
            throw new Problem.Invalid("kind", Message.of("tenancy.problem.choose"));
        }
        return kind;
    }
}
