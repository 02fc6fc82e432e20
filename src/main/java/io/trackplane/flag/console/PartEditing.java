package io.trackplane.flag.console;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartMerge;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Merge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Saves what editors of flags and segments were posted: as drafts, or where nothing is protected at once. */
@Component
class PartEditing {
    private final Drafts drafts;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final PermissionCheck permissions;

    PartEditing(Drafts drafts, Revisions revisions, PartKinds kinds, PermissionCheck permissions) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.kinds = kinds;
        this.permissions = permissions;
    }

    /**
     * What the editors of a part begin from.
     *
     * @throws Problem.NotFound when the environment has none, published or drafted
     */
    Editing of(Environment environment, PartName part) {
        var editing = drafts.edit(environment, part);
        if (editing.content() == null && editing.published() == null) {
            throw new Problem.NotFound();
        }
        return editing;
    }

    /** The content an editor shows: what is drafted, else what is published, also while its end is drafted. */
    static String shown(Editing editing) {
        return Objects.requireNonNull(editing.content() != null ? editing.content() : editing.published());
    }

    /**
     * Saves some fields of a part. What somebody else made of other fields meanwhile stays; what both changed is put to the person.
     *
     * @param posted has the basis and the originals of the fields
     * @param wanted each field as JSON, empty to leave it out
     * @param mergeAt where the choice between two people's values is posted
     */
    Attempt save(
            Environment environment,
            Editing now,
            Posted posted,
            Map<String, String> wanted,
            String mergeAt,
            Caller caller) {
        boolean publish = publishes(environment, posted, caller);
        var chosen = chosen(now, posted, wanted);
        if (chosen == null) {
            return Attempt.disputed(merge(now, posted, wanted, mergeAt));
        }
        var all = Fields.of(shown(now));
        all.putAll(chosen);
        return save(environment, now, PartMerge.json(all), publish, caller);
    }

    /**
     * Whether what was posted is to be served at once. Where changes need a reason they are published by the dialog that asks for it.
     *
     * @throws Problem.Forbidden naming the roles that may
     */
    boolean publishes(Environment environment, Posted posted, Caller caller) {
        if (!posted.action().equals("publish") || environment.isProtected()) {
            return false;
        }
        permissions.require(caller, publishing(environment));
        return true;
    }

    /** What publishing in an environment needs. */
    static Permission publishing(Environment environment) {
        return environment.isProtected() ? Permission.PUBLISH_PROTECTED : Permission.PUBLISH;
    }

    /** Saves a whole part, or the end of one; published at once if asked for and nothing is in the way. */
    Attempt save(Environment environment, Editing now, @Nullable String json, boolean publish, Caller caller) {
        try {
            check(environment, now.part(), json, publish);
            drafts.save(environment, now.part(), json, now.basis(), caller.actor());
            var draft = publish ? drafts.find(environment, now.part()).orElse(null) : null;
            if (draft != null) {
                var seen = new Drafts.Seen(draft.part(), draft.basis());
                drafts.publish(environment, Set.of(seen), null, caller.actor());
            }
            return Attempt.saved(publish);
        } catch (Problem.Invalid invalid) {
            return Attempt.refused(invalid.fields());
        } catch (Problem.Conflict conflict) {
            return Attempt.refused(Map.of("", conflict.told()));
        }
    }

    /**
     * Checks a part alone and together with the others, so that nothing is saved that could not be published.
     *
     * @throws Problem.Invalid with the fields of this part only
     */
    void check(Environment environment, PartName part, @Nullable String json, boolean publish) {
        var content = json == null ? null : kinds.canonical(part, json);
        Parts around = publish ? revisions.current(environment).parts() : drafts.withDrafts(environment);
        var found = problems(around.after(List.of(new PartChange(part, null, content))));
        if (content == null) {
            found.keySet().removeAll(problems(around).keySet());
        }
        var own = own(part, found, content == null);
        if (!own.isEmpty()) {
            throw new Problem.Invalid(own);
        }
    }

    private Map<String, Message> problems(Parts parts) {
        try {
            kinds.check(parts);
            return new LinkedHashMap<>();
        } catch (Problem.Invalid invalid) {
            return new LinkedHashMap<>(invalid.fields());
        }
    }

    /** When a part ends, what is wrong with the others is its own. */
    private static Map<String, Message> own(PartName part, Map<String, Message> fields, boolean ends) {
        var own = new LinkedHashMap<String, Message>();
        var prefix = part + ".";
        fields.forEach((field, message) -> {
            if (field.startsWith(prefix)) {
                own.put(field.substring(prefix.length()), message);
            } else if (ends) {
                own.put(field, message);
            }
        });
        return own;
    }

    /** The wanted fields, with theirs where the person changed nothing; null where both changed one. */
    private static @Nullable Map<String, String> chosen(Editing now, Posted posted, Map<String, String> wanted) {
        if (posted.line("basis").equals(now.basis())) {
            return wanted;
        }
        var theirs = Fields.of(shown(now));
        var chosen = new LinkedHashMap<String, String>();
        for (var field : wanted.entrySet()) {
            var original = posted.lines("original." + field.getKey());
            var their = theirs.getOrDefault(field.getKey(), "");
            var mine = field.getValue();
            if (!mine.equals(original) && !their.equals(original) && !their.equals(mine)) {
                return null;
            }
            chosen.put(field.getKey(), mine.equals(original) ? their : mine);
        }
        return chosen;
    }

    private static Merge merge(Editing now, Posted posted, Map<String, String> wanted, String mergeAt) {
        var labels = new LinkedHashMap<String, String>();
        var original = new LinkedHashMap<String, String>();
        wanted.keySet().forEach(name -> {
            labels.put(name, "field." + now.part().kind() + "." + name);
            original.put(name, posted.lines("original." + name));
        });
        var draft = now.draft();
        return Merge.of(
                mergeAt + "?basis=" + now.basis(),
                0,
                draft == null ? null : draft.by(),
                draft == null ? null : draft.at(),
                labels,
                original,
                Fields.some(shown(now), wanted.keySet()),
                wanted);
    }
}
