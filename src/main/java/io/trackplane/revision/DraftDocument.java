package io.trackplane.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("drafts")
record DraftDocument(
        @Id String id,
        @Indexed String ground,
        String kind,
        String key,
        @Nullable String content,
        @Nullable String base,
        long baseRevision,
        String by,
        Instant at,
        @Version @Nullable Long version) {
    static DraftDocument first(Ground ground, Draft draft) {
        return new DraftDocument(
                ground.id(draft.part()),
                ground.id(),
                draft.part().kind(),
                draft.part().key(),
                draft.content(),
                draft.base(),
                draft.baseRevision(),
                draft.by(),
                draft.at(),
                null);
    }

    /** The same document with another draft of the same part. */
    DraftDocument with(Draft draft) {
        return new DraftDocument(
                id,
                ground,
                kind,
                key,
                draft.content(),
                draft.base(),
                draft.baseRevision(),
                draft.by(),
                draft.at(),
                version);
    }

    Draft draft() {
        return new Draft(new PartName(kind, key), content, base, baseRevision, by, at);
    }
}
