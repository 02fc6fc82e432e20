package io.trackplane.revision;

import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What each environment serves at this moment, in memory. Loaded when it is first asked for; from then on it follows every revision, of
 * this node and of others, one by one and in order. While the store is away, what is here goes on being served. An environment that was
 * deleted and made anew under the same name, perhaps by another node, is another one.
 */
@Component
class CurrentRevisions {
    private static final int BLOCK = 64;
    /** After how many revisions a checkpoint is written anew. */
    private static final int CHECKPOINT_EVERY = 32;

    private final RevisionStore store;
    private final ApplicationEventPublisher events;
    private final Map<Ground, Held> held = new ConcurrentHashMap<>();

    CurrentRevisions(RevisionStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** What an environment serves, and when the environment was created. */
    private record Held(Published published, Instant createdAt) {
        boolean isOf(Environment environment) {
            return createdAt.equals(environment.createdAt());
        }

        Held at(Published now) {
            return new Held(now, createdAt);
        }
    }

    Published of(Environment environment) {
        return held(environment).published();
    }

    private Held held(Environment environment) {
        var ground = Ground.of(environment);
        var known = held.get(ground);
        return known != null && known.isOf(environment)
                ? known
                : held.compute(
                        ground, (same, other) -> other != null && other.isOf(environment) ? other : load(environment));
    }

    private Held load(Environment environment) {
        return new Held(load(Ground.of(environment)), environment.createdAt());
    }

    private Published load(Ground ground) {
        var from = store.checkpoint(ground)
                .orElse(Published.nothing(ground.tenant(), ground.application(), ground.environment()));
        return caughtUp(ground, from);
    }

    private Published caughtUp(Ground ground, Published from) {
        var at = from;
        for (var block = next(ground, at); !block.isEmpty(); block = next(ground, at)) {
            for (var revision : block) {
                at = at.at(revision.number(), revision.changes());
            }
        }
        return at;
    }

    /** The revisions that follow without a gap. */
    private List<Revision> next(Ground ground, Published at) {
        var found = store.between(ground, at.revision() + 1, at.revision() + BLOCK);
        int gapless = 0;
        while (gapless < found.size() && found.get(gapless).number() == at.revision() + 1 + gapless) {
            gapless++;
        }
        return found.subList(0, gapless);
    }

    /** Follows what was published meanwhile, here or elsewhere, and tells who serves it. */
    Published refresh(Environment environment) {
        return refresh(Ground.of(environment), held(environment));
    }

    private Published refresh(Ground ground, Held before) {
        var now = held.compute(ground, (same, known) -> {
                    var from = known == null ? before : known;
                    return from.at(caughtUp(ground, from.published()));
                })
                .published();
        if (now.revision() > before.published().revision()) {
            announce(ground, before.published(), now);
        }
        return now;
    }

    /** Asks once for all environments in memory whether there is something new. */
    void refreshAll() {
        var nextIds = held.values().stream()
                .map(Held::published)
                .map(published -> Ground.of(published).id(published.revision() + 1))
                .toList();
        if (!nextIds.isEmpty()) {
            store.existing(nextIds).stream().map(Ground::ofRevision).forEach(this::refresh);
        }
    }

    private void refresh(Ground ground) {
        var known = held.get(ground);
        if (known != null) {
            refresh(ground, known);
        }
    }

    /** Listeners may hear of the same revision twice and must take the newer one; two threads can meet here. */
    private void announce(Ground ground, Published before, Published now) {
        events.publishEvent(new RevisionPublished(before, now));
        if (now.revision() / CHECKPOINT_EVERY > before.revision() / CHECKPOINT_EVERY) {
            store.keep(ground, now);
        }
    }

    void delete(Ground ground) {
        store.delete(ground, load(ground).revision());
        held.remove(ground);
    }
}
