package io.trackplane.revision;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Confirmation;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentDeleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What environments serve, and all they have served before. */
@Service
public class Revisions {
    /** Most characters of all parts of an environment together: what fits into one document of a MongoDB, twice. */
    static final int LARGEST_ENVIRONMENT = 6_000_000;
    /** Most characters of what one revision changes. */
    static final int LARGEST_REVISION = 3_000_000;
    /** How many revisions are looked at for those of one part. */
    private static final int LOOKED_AT = 500;

    private final RevisionStore store;
    private final CurrentRevisions current;
    private final PartKinds kinds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Revisions(
            RevisionStore store,
            CurrentRevisions current,
            PartKinds kinds,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.current = current;
        this.kinds = kinds;
        this.events = events;
        this.clock = clock;
    }

    /** What an environment serves. From memory, also while the store is away. */
    public Published current(Environment environment) {
        return current.of(environment);
    }

    /**
     * Publishes changes at once, as one revision.
     *
     * @param changes each with what the person saw before; what changes nothing is left out
     * @param reason why; required while the environment is protected
     * @throws Problem.Invalid when a part cannot be accepted, alone or together with the others
     * @throws Problem.Stale when somebody published one of these parts meanwhile
     * @throws Problem.Conflict when nothing would change, or the environment would become too large
     */
    public Revision publish(
            Environment environment, Collection<PartChange> changes, @Nullable String reason, Actor actor) {
        return publish(environment, changes, reason, null, actor);
    }

    /**
     * Checks whether {@link #publish(Environment, Collection, String, Actor)} would accept changes, and publishes nothing. Whether there
     * is a reason is not asked.
     *
     * @throws Problem.Invalid when a part cannot be accepted, alone or together with the others
     * @throws Problem.Stale when somebody published one of these parts meanwhile
     * @throws Problem.Conflict when nothing would change, or the environment would become too large
     */
    public void check(Environment environment, Collection<PartChange> wanted) {
        var changes = canonical(wanted);
        var ground = Ground.of(environment);
        var now = current.of(environment);
        refuseStale(now, changes);
        check(ground, now.parts().after(changes), changes);
    }

    private Revision publish(
            Environment environment,
            Collection<PartChange> wanted,
            @Nullable String reason,
            @Nullable Long revertedTo,
            Actor actor) {
        Confirmation.reason(environment, reason);
        var ground = Ground.of(environment);
        var changes = canonical(wanted);
        while (true) {
            var before = current.refresh(environment);
            refuseStale(before, changes);
            check(ground, before.parts().after(changes), changes);
            var revision = new Revision(
                    before.revision() + 1,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    actor,
                    reason == null || reason.isBlank() ? null : reason.strip(),
                    revertedTo,
                    changes);
            if (store.insert(ground, revision)) {
                current.refresh(environment);
                changes.forEach(change -> audit(ground, change, revision));
                return revision;
            }
        }
    }

    private List<PartChange> canonical(Collection<PartChange> wanted) {
        var changes = wanted.stream()
                .map(change -> new PartChange(
                        change.part(),
                        change.before(),
                        change.after() == null ? null : kinds.canonical(change.part(), change.after())))
                .filter(PartChange::changes)
                .sorted(Comparator.comparing(PartChange::part))
                .toList();
        if (changes.isEmpty()) {
            throw new Problem.Conflict(PartKinds.told("nothing"));
        }
        return changes;
    }

    private static void refuseStale(Published now, List<PartChange> changes) {
        for (var change : changes) {
            if (!Objects.equals(now.parts().contents().get(change.part()), change.before())) {
                throw new Problem.Stale(now.revision());
            }
        }
    }

    private void check(Ground ground, Parts after, List<PartChange> changes) {
        if (size(changes) > LARGEST_REVISION || after.size() > LARGEST_ENVIRONMENT) {
            throw new Problem.Conflict(PartKinds.told("environment-too-large", LARGEST_ENVIRONMENT));
        }
        kinds.check(ground.scope(), after);
    }

    private static long size(List<PartChange> changes) {
        return changes.stream()
                .mapToLong(change -> length(change.before()) + length(change.after()))
                .sum();
    }

    private static long length(@Nullable String content) {
        return content == null ? 0 : content.length();
    }

    private void audit(Ground ground, PartChange change, Revision revision) {
        var kind = kinds.get(change.part().kind());
        var subject = new Subject(kind.key(), change.part().key(), kinds.title(change));
        var action = revision.revertedTo() == null ? change.action() : "reverted";
        events.publishEvent(new AuditableChange(
                        revision.actor(),
                        ground.scope(),
                        subject,
                        action,
                        kind.difference(change.before(), change.after()))
                .because(revision.reason()));
    }

    /**
     * Brings back what an environment served as of a revision.
     *
     * @throws Problem.NotFound when there is no such revision
     * @throws Problem.Conflict when that is what it serves now
     */
    public Revision revertTo(Environment environment, long number, @Nullable String reason, Actor actor) {
        var changes =
                current(environment).parts().changesTo(at(environment, number).parts());
        return publish(environment, changes, reason, number, actor);
    }

    /** Brings back one part as it was served as of a revision; see {@link #revertTo(Environment, long, String, Actor)}. */
    public Revision revertTo(
            Environment environment, PartName part, long number, @Nullable String reason, Actor actor) {
        var then = at(environment, number).parts().contents().get(part);
        var now = current(environment).parts().contents().get(part);
        return publish(environment, List.of(new PartChange(part, now, then)), reason, number, actor);
    }

    /**
     * What an environment served as of a revision.
     *
     * @param number 0 for before the first one
     * @throws Problem.NotFound when there is no such revision
     */
    public Published at(Environment environment, long number) {
        var ground = Ground.of(environment);
        var at = current.of(environment);
        if (number < 0 || number > at.revision()) {
            throw new Problem.NotFound();
        }
        while (at.revision() > number) {
            long first = Math.max(number + 1, at.revision() - 99);
            var undone = store.between(ground, first, at.revision());
            for (var revision : undone.reversed()) {
                at = at.withoutLast(revision.changes());
            }
        }
        return at;
    }

    /**
     * One revision.
     *
     * @throws Problem.NotFound when there is none of that number
     */
    public Revision get(Environment environment, long number) {
        return store.find(Ground.of(environment), number).orElseThrow(Problem.NotFound::new);
    }

    /**
     * Revisions before a number, the newest first.
     *
     * @param before null for the newest
     * @param size 1 to 100
     */
    public List<Revision> before(Environment environment, @Nullable Long before, int size) {
        var ground = Ground.of(environment);
        long last = Math.min(current.of(environment).revision(), before == null ? Long.MAX_VALUE : before - 1);
        return last < 1
                ? List.of()
                : store.between(ground, Math.max(1, last - size + 1), last).reversed();
    }

    /** The revisions that changed a part, the newest first; the last 500 revisions of the environment are looked at. */
    public List<Revision> of(Environment environment, PartName part, int size) {
        var found = new ArrayList<Revision>();
        Long before = null;
        for (int seen = 0; seen < LOOKED_AT && found.size() < size; seen += 100) {
            var block = before(environment, before, 100);
            block.stream()
                    .filter(revision -> revision.changes().stream()
                            .anyMatch(change -> change.part().equals(part)))
                    .forEach(found::add);
            if (block.isEmpty()) {
                break;
            }
            before = block.getLast().number();
        }
        return found.stream().limit(size).toList();
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        current.delete(new Ground(deleted.tenant(), deleted.application(), deleted.environment()));
    }
}
