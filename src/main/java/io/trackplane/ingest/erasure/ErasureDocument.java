package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An erasure as it is stored.
 *
 * @param slot while it is under way what makes two requests the same one, afterwards the id: unique within the tenant
 * @param identifier whom it is about; only while it is under way
 */
@Document("erasures")
@CompoundIndex(name = "slot", def = "{'tenant': 1, 'slot': 1}", unique = true)
record ErasureDocument(
        @Id String id,
        String tenant,
        String slot,
        String person,
        boolean withDevices,
        @Nullable String identifier,
        String reason,
        Actor asker,
        ErasureState state,
        @Nullable Obstacle obstacle,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        List<ErasedPlace> places,
        @Version @Nullable Long version) {
    static ErasureDocument asked(String id, String tenant, ErasureWish wish, String person, Actor asker, Instant now) {
        return new ErasureDocument(
                id,
                tenant,
                slot(person, wish.withDevices()),
                person,
                wish.withDevices(),
                wish.identifier(),
                wish.reason(),
                asker,
                ErasureState.WAITING,
                null,
                now,
                null,
                null,
                List.of(),
                null);
    }

    static String slot(String person, boolean withDevices) {
        return withDevices ? person + "+devices" : person;
    }

    ErasureDocument running(Instant now) {
        return with(ErasureState.RUNNING, null, begunAt == null ? now : begunAt, null, List.of());
    }

    ErasureDocument waiting(Obstacle why) {
        return with(ErasureState.WAITING, why, begunAt, null, List.of());
    }

    ErasureDocument done(Instant now, List<ErasedPlace> erased) {
        return with(ErasureState.DONE, null, begunAt, now, erased);
    }

    ErasureDocument failed(Instant now) {
        return with(ErasureState.FAILED, Obstacle.BROKEN, begunAt, now, List.of());
    }

    /** What is over names the person no more. */
    private ErasureDocument with(
            ErasureState next,
            @Nullable Obstacle why,
            @Nullable Instant begun,
            @Nullable Instant finished,
            List<ErasedPlace> erased) {
        return new ErasureDocument(
                id,
                tenant,
                next.isUnderWay() ? slot : id,
                person,
                withDevices,
                next.isUnderWay() ? identifier : null,
                reason,
                asker,
                next,
                why,
                askedAt,
                begun,
                finished,
                erased,
                version);
    }

    Erasure erasure() {
        return new Erasure(
                tenant, id, person, withDevices, reason, asker, state, obstacle, askedAt, begunAt, finishedAt, places);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "ErasureDocument[" + tenant + "/" + id + "]";
    }
}
