package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange.Subject;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a person from all environments of a tenant, and its receipt once it is done. It does not name the person.
 *
 * @param person stands for the identifier: HMAC-SHA256 under a secret of the tenant, 64 hexadecimal digits; the same for the same identifier
 * @param withDevices whether what the person's devices sent without a user id goes too
 * @param reason why, in the words of who asked
 * @param asker who asked
 * @param obstacle what kept it from being done; null where nothing did
 * @param begunAt null while it waits for its first attempt
 * @param finishedAt null while it is under way
 * @param places what went, of all environments of the tenant that ever received anything, also where nothing was found; empty until it is done
 */
public record Erasure(
        String tenant,
        String id,
        String person,
        boolean withDevices,
        String reason,
        Actor asker,
        ErasureState state,
        @Nullable Obstacle obstacle,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        List<ErasedPlace> places) {
    public Erasure {
        places = List.copyOf(places);
    }

    /** Events that went. */
    public long events() {
        return sum(ErasedPlace::events);
    }

    /** Quarantined events that went. */
    public long quarantined() {
        return sum(ErasedPlace::quarantined);
    }

    /** First sights that went. */
    public long firstSights() {
        return sum(ErasedPlace::firstSights);
    }

    private long sum(ToLongFunction<ErasedPlace> rows) {
        return places.stream().mapToLong(rows).sum();
    }

    /** State and obstacle in a word, so that a page can ask whether there is more to tell. */
    String stage() {
        return obstacle == null ? state.key() : state.key() + "." + obstacle.key();
    }

    Subject subject() {
        return new Subject("erasure", id, id);
    }
}
