package io.trackplane.revision;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Confirmation;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Edits that are made in the console: each changes a part from what it is now to something else, provided that it still is what the person
 * was shown. Where nothing needs a reason they may be published in the same step.
 */
@Service
public class PartEdits {
    private final Drafts drafts;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final PermissionCheck permissions;

    PartEdits(Drafts drafts, Revisions revisions, PartKinds kinds, PermissionCheck permissions) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.kinds = kinds;
        this.permissions = permissions;
    }

    /** What becomes of a part. */
    @FunctionalInterface
    public interface Change {
        /**
         * The content that is wanted.
         *
         * @param content canonical JSON of the part as it is now, with its draft; null when there is none
         * @return JSON in any spelling; null to have the part deleted
         */
        @Nullable String of(@Nullable String content);
    }

    /**
     * Makes an edit.
     *
     * @param version {@link Editing#version} of what the person was shown
     * @param publish whether to publish it too, together with what was drafted of the part before
     * @throws Problem.Invalid with every field that cannot be accepted; nothing is saved
     * @throws Problem.Stale when somebody changed the part meanwhile
     * @throws Problem.Forbidden when it is to be published by somebody who may not
     */
    public void save(
            Environment environment, PartName part, long version, boolean publish, Caller caller, Change change) {
        var editing = drafts.edit(environment, part);
        if (editing.version() != version) {
            throw new Problem.Stale(editing.version());
        }
        var wanted = change.of(editing.content());
        if (publish) {
            checkPublishing(environment, editing, wanted, caller);
        }
        drafts.save(environment, part, wanted, editing.basis(), caller.actor());
        if (publish) {
            publish(environment, part, caller);
        }
    }

    /** Refuses before anything is saved what publishing would refuse afterwards. */
    private void checkPublishing(Environment environment, Editing editing, @Nullable String wanted, Caller caller) {
        permissions.require(caller, environment.isProtected() ? Permission.PUBLISH_PROTECTED : Permission.PUBLISH);
        Confirmation.reason(environment, null);
        var draft = editing.draft();
        if (draft != null && !Objects.equals(draft.base(), editing.published())) {
            throw new Problem.Conflict(PartKinds.told("overtaken"));
        }
        var after = wanted == null ? null : kinds.canonical(editing.part(), wanted);
        var change = new PartChange(editing.part(), editing.published(), after);
        kinds.check(environment.scope(), revisions.current(environment).parts().after(List.of(change)));
    }

    /** What wants nothing but what is published already has left no draft. */
    private void publish(Environment environment, PartName part, Caller caller) {
        drafts.find(environment, part)
                .map(draft -> new Drafts.Seen(part, draft.basis()))
                .ifPresent(seen -> drafts.publish(environment, Set.of(seen), null, caller.actor()));
    }
}
