package io.trackplane.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody without an account fills in to accept an invitation. */
record NewcomerForm(String name, String password, String repeated) {
    NewcomerForm(@Nullable String name, @Nullable String password, @Nullable String repeated) {
        this.name = Objects.requireNonNullElse(name, "");
        this.password = Objects.requireNonNullElse(password, "");
        this.repeated = Objects.requireNonNullElse(repeated, "");
    }

    static NewcomerForm empty() {
        return new NewcomerForm("", "", "");
    }

    /** Hides the password, for logs. */
    @Override
    public String toString() {
        return "NewcomerForm[" + name + "]";
    }
}
