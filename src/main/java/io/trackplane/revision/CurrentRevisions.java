package io.trackplane.revision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What each environment serves at this moment, in memory. Loaded when it is first asked for; from then on it follows every revision, of
 * this node and of others, one by one and in order. While the store is away, what is here goes on being served.
 */
@Component
class CurrentRevisions {
    private static final int BLOCK = 64;
    /** After how many revisions a checkpoint is written anew. */
    private static final int CHECKPOINT_EVERY = 32;

    private final RevisionStore store;
    private final ApplicationEventPublisher events;
    private final Map<Ground, Published> current = new ConcurrentHashMap<>();

    CurrentRevisions(RevisionStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    Published of(Ground ground) {
        var known = current.get(ground);
        return known != null ? known : current.computeIfAbsent(ground, this::load);
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
    Published refresh(Ground ground) {
        var before = of(ground);
        var now = current.compute(ground, (same, known) -> caughtUp(ground, known == null ? before : known));
        if (now.revision() > before.revision()) {
            announce(ground, before, now);
        }
        return now;
    }

    /** Asks once for all environments in memory whether there is something new. */
    void refreshAll() {
        var nextIds = current.values().stream()
                .map(published -> Ground.of(published).id(published.revision() + 1))
                .toList();
        if (!nextIds.isEmpty()) {
            store.existing(nextIds).forEach(id -> refresh(Ground.ofRevision(id)));
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
        var last = of(ground).revision();
        store.delete(ground, last);
        current.remove(ground);
    }
}
