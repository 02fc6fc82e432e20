package io.trackplane.management;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.management.PartAnswers.DraftMark;
import io.trackplane.management.PartAnswers.PartAnswer;
import io.trackplane.management.PartAnswers.PartLine;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads and edits parts of any kind, by the rules of the console's editors. */
@Component
class PartAccess {
    private final PartKinds kinds;
    private final Drafts drafts;
    private final Revisions revisions;
    private final ManagementRights rights;

    PartAccess(PartKinds kinds, Drafts drafts, Revisions revisions, ManagementRights rights) {
        this.kinds = kinds;
        this.drafts = drafts;
        this.revisions = revisions;
        this.rights = rights;
    }

    /**
     * A change that somebody asks for.
     *
     * @param json what is wanted; null to have the part deleted
     * @param seen {@link Editing#basis} of what it began from; null where that is all the same
     * @param publish whether it is to be served at once
     * @param reason why; required where it is published in a protected environment
     */
    record Wanted(
            PartName part,
            @Nullable String json,
            @Nullable String seen,
            boolean publish,
            @Nullable String reason) {}

    /** Everything that is served or drafted, in the order of kinds and keys. */
    List<PartLine> list(Environment environment, @Nullable String kind) {
        var names = new TreeSet<PartName>(Comparator.comparingInt(
                        (PartName part) -> kinds.get(part.kind()).order())
                .thenComparing(Comparator.naturalOrder()));
        names.addAll(revisions.current(environment).parts().contents().keySet());
        var waiting = new LinkedHashMap<PartName, Draft>();
        drafts.of(environment).forEach(draft -> waiting.put(draft.part(), draft));
        names.addAll(waiting.keySet());
        return names.stream()
                .filter(part -> kind == null || part.kind().equals(kind))
                .map(part -> line(environment, part, waiting.get(part)))
                .toList();
    }

    private PartLine line(Environment environment, PartName part, @Nullable Draft draft) {
        var published = revisions.current(environment).parts().contents().get(part);
        var editing = new Editing(part, draft == null ? published : draft.content(), published, draft);
        return new PartLine(
                part.kind(),
                part.key(),
                title(part, editing),
                published != null,
                mark(environment, draft),
                editing.basis());
    }

    /**
     * One part.
     *
     * @throws Problem.NotFound when it is neither served nor drafted
     */
    PartAnswer get(Environment environment, PartName part) {
        kinds.get(part.kind());
        var editing = drafts.edit(environment, part);
        if (editing.published() == null && editing.draft() == null) {
            throw new Problem.NotFound();
        }
        return answer(environment, editing);
    }

    private PartAnswer answer(Environment environment, Editing editing) {
        var part = editing.part();
        var draft = editing.draft();
        boolean waits = draft != null && !Objects.equals(draft.content(), editing.published());
        return new PartAnswer(
                part.kind(),
                part.key(),
                title(part, editing),
                tree(editing.content()),
                tree(editing.published()),
                waits ? mark(environment, draft) : null,
                editing.basis(),
                revisions.current(environment).revision());
    }

    private String title(PartName part, Editing editing) {
        return kinds.title(new PartChange(part, editing.published(), editing.content()));
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : CanonicalJson.tree(json);
    }

    private @Nullable DraftMark mark(Environment environment, @Nullable Draft draft) {
        return draft == null
                ? null
                : new DraftMark(
                        draft.change().action(), draft.by(), draft.at(), drafts.isOvertaken(environment, draft));
    }

    /**
     * Changes a part: as a draft, or at once.
     *
     * @throws Problem.Invalid with every field that cannot be accepted, as a path within the part
     * @throws Problem.Forbidden when the caller may not
     * @throws Problem.Stale when it is not what the caller saw, or somebody published it after the draft began
     */
    PartAnswer change(Environment environment, Wanted wanted, Caller caller) {
        var kind = kinds.get(wanted.part().kind());
        rights.requireChange(kind, caller);
        boolean atOnce = BundleSections.actsAtOnce(kind);
        if (wanted.publish() && !atOnce) {
            rights.requirePublish(environment, caller);
        }
        var editing = drafts.edit(environment, wanted.part());
        if (wanted.seen() != null && !wanted.seen().equals(editing.basis())) {
            throw new Problem.Stale(revisions.current(environment).revision());
        }
        if (wanted.json() == null && editing.published() == null && editing.draft() == null) {
            throw new Problem.NotFound();
        }
        if (wanted.publish() || atOnce) {
            publish(environment, wanted, editing, caller);
        } else {
            drafts.save(environment, wanted.part(), wanted.json(), editing.basis(), caller.actor());
        }
        return answer(environment, drafts.edit(environment, wanted.part()));
    }

    /** Publishes past the draft, which is discarded; nothing where that is what is served. */
    private void publish(Environment environment, Wanted wanted, Editing editing, Caller caller) {
        var draft = editing.draft();
        if (draft != null && drafts.isOvertaken(environment, draft)) {
            throw new Problem.Stale(revisions.current(environment).revision());
        }
        var content = wanted.json() == null ? null : kinds.canonical(wanted.part(), wanted.json());
        var change = new PartChange(wanted.part(), editing.published(), content);
        if (change.changes()) {
            try {
                revisions.publish(environment, List.of(change), wanted.reason(), caller.actor());
            } catch (Problem.Invalid invalid) {
                throw within(wanted.part(), invalid);
            }
        }
        if (draft != null) {
            drafts.discard(environment, wanted.part(), caller.actor());
        }
    }

    /** What is wrong with the whole, told from within the part where it is about that. */
    private static Problem.Invalid within(PartName part, Problem.Invalid invalid) {
        var fields = new LinkedHashMap<String, Message>();
        invalid.fields().forEach((field, message) -> {
            boolean own = field.startsWith(part + ".");
            fields.put(own ? field.substring(part.toString().length() + 1) : field, message);
        });
        return new Problem.Invalid(fields);
    }

    /** The kind of a key, for whoever only wants to know. */
    PartKind kind(String key) {
        return kinds.get(key);
    }
}
