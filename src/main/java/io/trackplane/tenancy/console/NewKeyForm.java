package io.trackplane.tenancy.console;

import io.trackplane.tenancy.SdkKey;
import org.jspecify.annotations.Nullable;

/** A key to be made, as typed. */
record NewKeyForm(SdkKey.@Nullable Kind kind, @Nullable String label) {
    SdkKey.Kind chosen() {
        return kind == null ? SdkKey.Kind.SERVER : kind;
    }
}
