package io.trackplane.revision;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentDeleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The changes that wait in environments, and how they are published. */
@Service
public class Drafts {
    /** Most drafts of one environment. */
    static final int MOST = 500;

    private final DraftStore store;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(DraftStore store, Revisions revisions, PartKinds kinds, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.kinds = kinds;
        this.events = events;
        this.clock = clock;
    }

    /** The drafts of an environment, in the order of part names. One that was published right before a crash is none any more. */
    public List<Draft> of(Environment environment) {
        var now = revisions.current(environment).parts().contents();
        return store.of(Ground.of(environment)).stream()
                .filter(draft -> !Objects.equals(draft.content(), now.get(draft.part())))
                .toList();
    }

    public Optional<Draft> find(Environment environment, PartName part) {
        return store.find(Ground.of(environment), part).map(DraftDocument::draft);
    }

    /** What an edit of a part begins from. */
    public Editing edit(Environment environment, PartName part) {
        var published = revisions.current(environment).parts().contents().get(part);
        var draft = find(environment, part).orElse(null);
        return new Editing(part, draft == null ? published : draft.content(), published, draft);
    }

    /**
     * What an environment would serve if everything drafted in it were published.
     *
     * <p>Drafts that somebody else's publishing has overtaken are taken as they are.
     */
    public Parts withDrafts(Environment environment) {
        return revisions
                .current(environment)
                .parts()
                .after(of(environment).stream().map(Draft::change).toList());
    }

    /**
     * Saves a draft. One that wants what is published already is discarded.
     *
     * @param json what is wanted, in any spelling; null to have the part deleted
     * @param basis {@link Editing#basis} of what the person's edit began from
     * @throws Problem.Invalid with every field that cannot be accepted
     * @throws Problem.Stale when the part was edited or published by somebody else meanwhile
     * @throws Problem.Conflict when the environment has as many drafts as it may have
     */
    public void save(Environment environment, PartName part, @Nullable String json, String basis, Actor actor) {
        var content = json == null ? null : kinds.canonical(part, json);
        var ground = Ground.of(environment);
        var published = revisions.current(environment);
        var now = published.parts().contents().get(part);
        var stored = store.find(ground, part);
        var present = stored.map(DraftDocument::content).orElse(stored.isPresent() ? null : now);
        if (!Editing.basis(present).equals(basis)) {
            throw new Problem.Stale(published.revision());
        }
        if (Objects.equals(content, now)) {
            stored.ifPresent(draft -> discard(environment, draft, actor));
            return;
        }
        refuseTooMany(environment, stored.isPresent());
        var draft = draft(part, content, stored, published, actor);
        store.save(ground, stored.map(document -> document.with(draft)).orElse(DraftDocument.first(ground, draft)));
        audit(environment, new PartChange(part, present, content), "drafted", actor);
    }

    /** A draft keeps the base it began from: what was published meanwhile must not be overwritten unseen. */
    private Draft draft(
            PartName part, @Nullable String content, Optional<DraftDocument> stored, Published published, Actor actor) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return stored.map(DraftDocument::draft)
                .map(old -> new Draft(part, content, old.base(), old.baseRevision(), actor.name(), at))
                .orElseGet(() -> new Draft(
                        part, content, published.parts().contents().get(part), published.revision(), actor.name(), at));
    }

    private void refuseTooMany(Environment environment, boolean isThere) {
        if (!isThere && of(environment).size() >= MOST) {
            throw new Problem.Conflict(PartKinds.told("too-many-drafts", MOST));
        }
    }

    /**
     * Takes over what was published meanwhile: the draft's base becomes what is published now, its content what the person chose.
     *
     * @param revision number of the revision the choice was made against
     * @throws Problem.Stale when something was published again
     */
    public void rebase(Environment environment, PartName part, @Nullable String json, long revision, Actor actor) {
        var content = json == null ? null : kinds.canonical(part, json);
        var ground = Ground.of(environment);
        var stored = store.find(ground, part).orElseThrow(Problem.NotFound::new);
        var published = revisions.current(environment);
        if (published.revision() != revision) {
            throw new Problem.Stale(published.revision());
        }
        var now = published.parts().contents().get(part);
        if (Objects.equals(content, now)) {
            discard(environment, stored, actor);
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.save(ground, stored.with(new Draft(part, content, now, revision, actor.name(), at)));
        audit(environment, new PartChange(part, stored.content(), content), "drafted", actor);
    }

    /** Discards a draft; nothing where there is none. */
    public void discard(Environment environment, PartName part, Actor actor) {
        store.find(Ground.of(environment), part).ifPresent(draft -> discard(environment, draft, actor));
    }

    private void discard(Environment environment, DraftDocument draft, Actor actor) {
        if (store.delete(Ground.of(environment), draft)) {
            var change = new PartChange(draft.draft().part(), draft.content(), draft.base());
            audit(environment, change, "draft-discarded", actor);
        }
    }

    /** Whether the part was published by somebody else since the draft began. */
    public boolean isOvertaken(Environment environment, Draft draft) {
        var now = revisions.current(environment).parts().contents().get(draft.part());
        return !Objects.equals(now, draft.base());
    }

    /**
     * Publishes the chosen drafts as one revision.
     *
     * @param seen each chosen part with the {@link Editing#basis} of the content the person was shown
     * @param reason why; required while the environment is protected
     * @throws Problem.Stale when a draft was changed since, or its part was published by somebody else
     * @throws Problem.Invalid when the whole cannot be accepted
     */
    public Revision publish(Environment environment, Set<Seen> seen, @Nullable String reason, Actor actor) {
        var ground = Ground.of(environment);
        var chosen = seen.stream()
                .map(one -> store.find(ground, one.part())
                        .filter(draft -> draft.draft().basis().equals(one.basis()))
                        .orElseThrow(() ->
                                new Problem.Stale(revisions.current(environment).revision())))
                .toList();
        var changes = chosen.stream().map(draft -> draft.draft().change()).toList();
        var revision = revisions.publish(environment, changes, reason, actor);
        chosen.forEach(draft -> store.delete(ground, draft));
        return revision;
    }

    /**
     * A draft as somebody was shown it.
     *
     * @param basis {@link Editing#basis} of its content
     */
    public record Seen(PartName part, String basis) {}

    private void audit(Environment environment, PartChange change, String action, Actor actor) {
        var kind = kinds.get(change.part().kind());
        var subject = new Subject(kind.key(), change.part().key(), kinds.title(change));
        events.publishEvent(new AuditableChange(
                actor, environment.scope(), subject, action, kind.difference(change.before(), change.after())));
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        store.deleteAll(new Ground(deleted.tenant(), deleted.application(), deleted.environment()));
    }
}
