package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.FormErrors;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * A member's role as it is edited.
 *
 * @param role key of the wanted role
 * @param reason why, may be empty
 */
record RoleForm(String role, String reason) {
    static final int MAX_REASON = 500;

    RoleForm(@Nullable String role, @Nullable String reason) {
        this.role = Objects.requireNonNullElse(role, "");
        this.reason = Objects.requireNonNullElse(reason, "");
    }

    Role chosen() {
        return Role.ofKey(role)
                .orElseThrow(() -> new Problem.Invalid("role", Message.of("access.members.role-unknown")));
    }

    /** Both objections at once: an unknown role and a reason that is too long. */
    void check(BindingResult errors) {
        if (Role.ofKey(role).isEmpty()) {
            FormErrors.add(errors, "role", Message.of("access.members.role-unknown"));
        }
        if (reason.length() > MAX_REASON) {
            FormErrors.add(errors, "reason", Message.of("access.reason.too-long", MAX_REASON));
        }
    }

    /** Without the reason: what two editors can differ on. */
    Map<String, String> fields() {
        return Map.of("role", role);
    }
}
