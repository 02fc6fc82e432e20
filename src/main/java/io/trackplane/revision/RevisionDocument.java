package io.trackplane.revision;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("revisions")
record RevisionDocument(
        @Id String id,
        Instant at,
        Actor actor,
        @Nullable String reason,
        @Nullable Long revertedTo,
        List<Change> changes) {
    /** A change as it is stored. */
    record Change(
            String kind,
            String key,
            @Nullable String before,
            @Nullable String after) {
        PartChange change() {
            return new PartChange(new PartName(kind, key), before, after);
        }
    }

    static RevisionDocument of(Ground ground, Revision revision) {
        return new RevisionDocument(
                ground.id(revision.number()),
                revision.at(),
                revision.actor(),
                revision.reason(),
                revision.revertedTo(),
                revision.changes().stream()
                        .map(change ->
                                new Change(change.part().kind(), change.part().key(), change.before(), change.after()))
                        .toList());
    }

    Revision revision() {
        return new Revision(
                Ground.number(id),
                at,
                actor,
                reason,
                revertedTo,
                changes.stream().map(Change::change).toList());
    }
}
