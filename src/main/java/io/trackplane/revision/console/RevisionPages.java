package io.trackplane.revision.console;

import io.trackplane.kernel.FieldChange;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.Revision;
import io.trackplane.tenancy.Environment;
import java.util.List;
import org.springframework.stereotype.Component;

/** Revisions as they are read. */
@Component
class RevisionPages {
    private final PartKinds kinds;

    RevisionPages(PartKinds kinds) {
        this.kinds = kinds;
    }

    /** A revision with what the list says of its parts. */
    record Line(Revision revision, List<Named> parts) {}

    /**
     * A part by the name people know.
     *
     * @param kind message key of its sort
     */
    record Named(String kind, String key, String title, String action) {
        /** Whether the sort says it all: there is only one of it. */
        public boolean single() {
            return kind.endsWith("." + key);
        }
    }

    /**
     * A change on a page.
     *
     * @param id of the part, {@code kind/key}
     * @param subject type in the audit trail, which names its fields
     * @param page of the part
     */
    record Change(String id, Named part, String subject, String page, List<FieldChange> difference) {}

    Line line(Revision revision) {
        return new Line(revision, revision.changes().stream().map(this::named).toList());
    }

    List<Change> changes(Environment environment, List<PartChange> changes) {
        return changes.stream().map(change -> change(environment, change)).toList();
    }

    private Change change(Environment environment, PartChange change) {
        var kind = kinds.get(change.part().kind());
        return new Change(
                change.part().toString(),
                named(change),
                kind.key(),
                PublishPages.place(environment) + kind.page(change.part().key()),
                kind.difference(change.before(), change.after()));
    }

    private Named named(PartChange change) {
        return new Named(
                "revision.kind." + change.part().kind(), change.part().key(), kinds.title(change), change.action());
    }
}
