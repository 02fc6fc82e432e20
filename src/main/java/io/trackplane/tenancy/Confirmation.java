package io.trackplane.tenancy;

import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** What a person must give before something is deleted, or changed where changes need a reason. */
public final class Confirmation {
    /** Most characters of a reason. */
    public static final int MAX_REASON = 500;

    private Confirmation() {}

    /** Deleting needs the identifier, typed, and a reason. */
    static void check(String expected, String typed, @Nullable String reason) {
        new Checks()
                .that(expected.equals(typed.strip()), "confirm", "tenancy.problem.confirm", expected)
                .that(reason != null && !reason.isBlank(), "reason", "tenancy.problem.reason")
                .atMost("reason", reason == null ? "" : reason, MAX_REASON)
                .done();
    }

    /**
     * A change in a protected environment needs a reason.
     *
     * @throws Problem.Invalid on {@code reason}
     */
    public static void reason(Environment environment, @Nullable String reason) {
        new Checks()
                .that(
                        !environment.isProtected() || (reason != null && !reason.isBlank()),
                        "reason",
                        "tenancy.problem.reason")
                .atMost("reason", reason == null ? "" : reason, MAX_REASON)
                .done();
    }
}
