package io.trackplane.delivery;

import io.trackplane.privacy.MaskingKeys;
import io.trackplane.revision.Published;
import io.trackplane.revision.RevisionPublished;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentDeleted;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The compiled snapshots of all environments that are asked for. A published revision is compiled before anybody is told of it; until then
 * the one before goes on being served.
 */
@Service
public class Snapshots {
    private final Revisions revisions;
    private final MaskingKeys keys;
    private final ApplicationEventPublisher events;
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    Snapshots(Revisions revisions, MaskingKeys keys, ApplicationEventPublisher events) {
        this.revisions = revisions;
        this.keys = keys;
        this.events = events;
    }

    /** A snapshot and which incarnation of the environment it belongs to. */
    private record Held(Snapshot snapshot, String incarnation) {}

    /** What an environment serves now. Compiled once for each revision. */
    public Snapshot of(Environment environment) {
        var id = environment.id();
        var incarnation = environment.createdAt().toString();
        var known = held.get(id);
        if (known != null && known.incarnation().equals(incarnation)) {
            return known.snapshot();
        }
        return held.compute(
                        id,
                        (same, other) -> other != null && other.incarnation().equals(incarnation)
                                ? other
                                : new Held(compiled(revisions.current(environment), incarnation), incarnation))
                .snapshot();
    }

    private Snapshot compiled(Published published, String incarnation) {
        return Snapshot.compile(published, incarnation, keys.of(published.tenant()));
    }

    /** Only environments that somebody asked for are compiled anew; the others will be when they are asked for. */
    @EventListener
    void on(RevisionPublished event) {
        var now = event.now();
        var id = now.tenant() + "/" + now.application() + "/" + now.environment();
        held.computeIfPresent(id, (same, known) -> newer(known, now));
        events.publishEvent(new SnapshotServed(id, now.revision()));
    }

    private Held newer(Held known, Published now) {
        return known.snapshot().published().revision() >= now.revision()
                ? known
                : new Held(compiled(now, known.incarnation()), known.incarnation());
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        held.remove(deleted.tenant() + "/" + deleted.application() + "/" + deleted.environment());
    }
}
