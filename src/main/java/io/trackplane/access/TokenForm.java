package io.trackplane.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a new management token, as typed. */
record TokenForm(String label, String tenant, String role, String days) {
    TokenForm(@Nullable String label, @Nullable String tenant, @Nullable String role, @Nullable String days) {
        this.label = Objects.requireNonNullElse(label, "");
        this.tenant = Objects.requireNonNullElse(tenant, "");
        this.role = Objects.requireNonNullElse(role, "");
        this.days = Objects.requireNonNullElse(days, "");
    }

    /** The number of days; 0, which no token can have, where it is none. */
    int wantedDays() {
        try {
            return Integer.parseInt(days.strip());
        } catch (NumberFormatException e) { // said beside the field
            return 0;
        }
    }
}
