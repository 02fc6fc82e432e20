package io.trackplane.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of password.
 *
 * @param present the password that counts now
 * @param wanted the new one
 * @param repeated the new one again
 */
record PasswordForm(String present, String wanted, String repeated) {
    PasswordForm(@Nullable String present, @Nullable String wanted, @Nullable String repeated) {
        this.present = Objects.requireNonNullElse(present, "");
        this.wanted = Objects.requireNonNullElse(wanted, "");
        this.repeated = Objects.requireNonNullElse(repeated, "");
    }

    static PasswordForm empty() {
        return new PasswordForm("", "", "");
    }

    /** Hides the passwords, for logs. */
    @Override
    public String toString() {
        return "PasswordForm[]";
    }
}
