package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be erased, as typed.
 *
 * @param again the identifier once more
 */
record ErasureForm(
        @Nullable String identifier,
        @Nullable String again,
        @Nullable Boolean withDevices,
        @Nullable String reason) {
    static final ErasureForm EMPTY = new ErasureForm("", "", true, "");

    /** @throws Problem.Invalid when the identifier was not typed twice, or cannot be accepted */
    ErasureWish wish() {
        var wish = new ErasureWish(line(identifier), Boolean.TRUE.equals(withDevices), line(reason));
        wish.check(line(again));
        return wish;
    }

    private static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "ErasureForm";
    }
}
