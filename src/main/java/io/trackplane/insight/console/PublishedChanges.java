package io.trackplane.insight.console;

import io.trackplane.insight.Range;
import io.trackplane.plan.PlanVersion;
import io.trackplane.plan.Plans;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Paths;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was published in an environment, flags, configuration and collection, and in its application's plan. */
@Component
class PublishedChanges {
    /** How many changes a chart has at most, the newest ones. */
    private static final int MOST = 12;

    private static final int LOOKED_AT = 100;
    private static final int NAMED = 3;

    private final Revisions revisions;
    private final Plans plans;
    private final Applications applications;
    private final PartKinds kinds;

    PublishedChanges(Revisions revisions, Plans plans, Applications applications, PartKinds kinds) {
        this.revisions = revisions;
        this.plans = plans;
        this.applications = applications;
        this.kinds = kinds;
    }

    /** The changes in a range, the oldest first. */
    List<Marker> in(Environment environment, Range range, Words words) {
        return all(environment, words)
                .filter(marker ->
                        !marker.at().isBefore(range.from()) && marker.at().isBefore(range.to()))
                .limit(MOST)
                .sorted(Comparator.comparing(Marker::at))
                .toList();
    }

    /** The last changes up to a moment, the newest first. */
    List<Marker> before(Environment environment, Instant moment, int most, Words words) {
        return all(environment, words)
                .filter(marker -> !marker.at().isAfter(moment))
                .limit(most)
                .toList();
    }

    private Stream<Marker> all(Environment environment, Words words) {
        var base = Paths.environment(environment.tenant(), environment.application(), environment.key());
        var application = applications.get(environment.tenant(), environment.application());
        return Stream.concat(
                        revisions.before(environment, null, LOOKED_AT).stream()
                                .map(revision -> marker(revision, base, words)),
                        plans.versions(application, null, LOOKED_AT).stream()
                                .map(version -> marker(version, base, words)))
                .sorted(Comparator.comparing(Marker::at).reversed());
    }

    private Marker marker(Revision revision, String base, Words words) {
        return new Marker(
                revision.at(),
                "r" + revision.number(),
                base + "/revisions/" + revision.number(),
                said(revision, words),
                words.moment(revision.at()));
    }

    private static Marker marker(PlanVersion version, String base, Words words) {
        return new Marker(
                version.at(),
                words.text("insight.change.plan", version.number()),
                base + "/plan/versions/" + version.number(),
                version.reason(),
                words.moment(version.at()));
    }

    private String said(Revision revision, Words words) {
        var reason = revision.reason();
        if (reason != null) {
            return reason;
        }
        var titles = revision.changes().stream().map(kinds::title).limit(NAMED).toList();
        var all = String.join(words.text("insight.change.and"), titles);
        int more = revision.changes().size() - titles.size();
        return more > 0 ? words.text("insight.change.more", all, more) : all;
    }
}
