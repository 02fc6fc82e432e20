package io.trackplane.tenancy.console;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed to delete something.
 *
 * @param confirm the identifier of the thing
 */
record DeletionForm(@Nullable String confirm, @Nullable String reason) {
    static final DeletionForm EMPTY = new DeletionForm("", "");

    String typed() {
        return Texts.line(confirm);
    }
}
