package io.trackplane.delivery;

import io.trackplane.plan.PlanPolicy;
import io.trackplane.plan.Plans;
import io.trackplane.privacy.EnvironmentClasses;
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
    private final Plans plans;
    private final EnvironmentClasses classes;
    private final MaskingKeys keys;
    private final ApplicationEventPublisher events;
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    Snapshots(
            Revisions revisions,
            Plans plans,
            EnvironmentClasses classes,
            MaskingKeys keys,
            ApplicationEventPublisher events) {
        this.revisions = revisions;
        this.plans = plans;
        this.classes = classes;
        this.keys = keys;
        this.events = events;
    }

    /** A snapshot and the incarnation of the environment that it belongs to. */
    private record Held(Snapshot snapshot, Environment environment) {
        boolean isOf(Environment wanted) {
            return environment.createdAt().equals(wanted.createdAt());
        }
    }

    /** What an environment serves now. Compiled once for each revision. */
    public Snapshot of(Environment environment) {
        var id = environment.id();
        var known = held.get(id);
        if (known != null && known.isOf(environment)) {
            return known.snapshot();
        }
        return held.compute(
                        id,
                        (same, other) -> other != null && other.isOf(environment)
                                ? other
                                : new Held(compiled(environment, revisions.current(environment)), environment))
                .snapshot();
    }

    private Snapshot compiled(Environment environment, Published published) {
        var policy = Snapshot.only(published.parts(), PlanPolicy.KIND, PlanPolicy::parse, PlanPolicy.NONE);
        return Snapshot.compile(
                published,
                environment.createdAt().toString(),
                keys.of(published.tenant()),
                plans.contract(environment, policy),
                classes.of(environment, published.parts()));
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
                : new Held(compiled(known.environment(), now), known.environment());
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        held.remove(deleted.tenant() + "/" + deleted.application() + "/" + deleted.environment());
    }
}
