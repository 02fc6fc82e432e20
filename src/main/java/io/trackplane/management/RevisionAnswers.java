package io.trackplane.management;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.management.BundleOutcome.FieldOutcome;
import io.trackplane.management.PartAnswers.ActorAnswer;
import io.trackplane.management.PartAnswers.ChangeAnswer;
import io.trackplane.management.PartAnswers.RevisionAnswer;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.Revision;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Revisions as the management API tells them. */
@Component
class RevisionAnswers {
    private final PartKinds kinds;

    RevisionAnswers(PartKinds kinds) {
        this.kinds = kinds;
    }

    /** With all it changed. */
    RevisionAnswer of(Revision revision) {
        return of(revision, this::change);
    }

    /** With the names of what it changed. */
    RevisionAnswer brief(Revision revision) {
        return of(revision, this::named);
    }

    private static RevisionAnswer of(Revision revision, Function<PartChange, ChangeAnswer> change) {
        return new RevisionAnswer(
                revision.number(),
                revision.at(),
                ActorAnswer.of(revision.actor()),
                revision.reason(),
                revision.revertedTo(),
                revision.changes().stream().map(change).toList());
    }

    ChangeAnswer change(PartChange change) {
        List<FieldOutcome> fields = kinds.get(change.part().kind()).difference(change.before(), change.after()).stream()
                .map(FieldOutcome::of)
                .toList();
        return answer(change, fields, tree(change.before()), tree(change.after()));
    }

    private ChangeAnswer named(PartChange change) {
        return answer(change, null, null, null);
    }

    private ChangeAnswer answer(
            PartChange change,
            @Nullable List<FieldOutcome> fields,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        return new ChangeAnswer(
                change.part().kind(), change.part().key(), kinds.title(change), change.action(), fields, before, after);
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : CanonicalJson.tree(json);
    }
}
