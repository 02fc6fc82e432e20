package io.trackplane.tenancy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secret that devices and servers sign with, as stored: in the clear, because checking an HMAC needs it. */
record SigningSecret(
        String value,
        Instant since,
        @Nullable String previous,
        @Nullable Instant previousUntil) {
    static SigningSecret first(String value, Instant now) {
        return new SigningSecret(value, now, null, null);
    }

    SigningSecret replacedBy(String next, Overlap overlap, Instant now) {
        return overlap == Overlap.NONE
                ? first(next, now)
                : new SigningSecret(next, now, value, now.plus(overlap.duration()));
    }

    List<String> accepted(Instant now) {
        return previous != null && visible().overlaps(now) ? List.of(value, previous) : List.of(value);
    }

    Environment.Signing visible() {
        return new Environment.Signing(value.substring(value.length() - 4), since, previousUntil);
    }

    @Override
    public String toString() {
        return "SigningSecret[since " + since + "]";
    }
}
