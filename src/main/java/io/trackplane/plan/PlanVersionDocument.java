package io.trackplane.plan;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A version as it is stored.
 *
 * @param content canonical JSON; null where a list leaves it out
 */
@Document("plan_versions")
record PlanVersionDocument(
        @Id String id,
        Instant at,
        Actor actor,
        String reason,
        PlanSummary summary,
        @Nullable String content) {
    static PlanVersionDocument of(PlanGround ground, PlanVersion version, PlanContent content) {
        return new PlanVersionDocument(
                ground.id(version.number()),
                version.at(),
                version.actor(),
                version.reason(),
                version.summary(),
                content.json());
    }

    PlanVersion version() {
        return new PlanVersion(PlanGround.number(id), at, actor, reason, summary);
    }
}
