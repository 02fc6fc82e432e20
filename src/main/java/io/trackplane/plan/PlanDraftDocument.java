package io.trackplane.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One changed definition.
 *
 * @param id ends with the published name, or for a new definition with the name it was first saved under
 * @param kind key of a {@link PlanChange.Kind}
 * @param replaces published name; null when it is new
 * @param content canonical JSON; null when it is to be removed
 */
@Document("plan_drafts")
record PlanDraftDocument(
        @Id String id,
        @Indexed String ground,
        String kind,
        @Nullable String replaces,
        @Nullable String content,
        String by,
        Instant at,
        @Version @Nullable Long version) {
    DraftedDefinition drafted() {
        var sort = kind.equals(PlanChange.Kind.EVENT.key()) ? PlanChange.Kind.EVENT : PlanChange.Kind.GROUP;
        var wanted = content == null ? null : Definition.parse(sort, content);
        var name = wanted != null ? wanted.name() : String.valueOf(replaces);
        return new DraftedDefinition(new DefinitionName(sort, name), replaces, wanted, by, at);
    }

    PlanDraftDocument with(@Nullable String published, @Nullable Definition wanted, String author, Instant now) {
        return new PlanDraftDocument(
                id, ground, kind, published, wanted == null ? null : wanted.json(), author, now, version);
    }
}
