package io.trackplane.tenancy.console;

import io.trackplane.tenancy.Overlap;
import org.jspecify.annotations.Nullable;

/** How a key or a secret is to be replaced or revoked, and why. */
record RotationForm(@Nullable Overlap overlap, @Nullable String reason) {
    static final RotationForm EMPTY = new RotationForm(Overlap.ONE_DAY, "");

    /** Without a choice the old one ends at once. */
    Overlap chosen() {
        return overlap == null ? Overlap.NONE : overlap;
    }
}
