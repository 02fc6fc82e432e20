package io.trackplane.ingest.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An erasure and its receipt, as the management API answers it and as it is downloaded; docs/management-api.md. */
record ErasureAnswer(
        String tenant,
        String id,
        String person,
        boolean devices,
        String reason,
        @JsonProperty("asked_by") String askedBy,
        String state,
        @Nullable String obstacle,
        @JsonProperty("asked_at") Instant askedAt,
        @JsonProperty("begun_at") @Nullable Instant begunAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        long events,
        long quarantined,
        @JsonProperty("first_sights") long firstSights,
        List<PlaceAnswer> environments) {
    /** What went of one environment. */
    record PlaceAnswer(
            String application,
            String environment,
            Instant since,
            long events,
            long quarantined,
            @JsonProperty("first_sights") long firstSights) {
        static PlaceAnswer of(ErasedPlace place) {
            return new PlaceAnswer(
                    place.application(),
                    place.environment(),
                    place.since(),
                    place.events(),
                    place.quarantined(),
                    place.firstSights());
        }
    }

    static ErasureAnswer of(Erasure erasure) {
        var obstacle = erasure.obstacle();
        return new ErasureAnswer(
                erasure.tenant(),
                erasure.id(),
                erasure.person(),
                erasure.withDevices(),
                erasure.reason(),
                erasure.asker().name(),
                erasure.state().key(),
                obstacle == null ? null : obstacle.key(),
                erasure.askedAt(),
                erasure.begunAt(),
                erasure.finishedAt(),
                erasure.events(),
                erasure.quarantined(),
                erasure.firstSights(),
                erasure.places().stream().map(PlaceAnswer::of).toList());
    }
}
