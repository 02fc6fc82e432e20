package io.trackplane.management;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.PartAnswers.ActorAnswer;
import io.trackplane.plan.PlanVersion;
import io.trackplane.plan.Plans;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The published versions of a tracking plan. A bundle writes the next one. */
@RestController
class ManagementPlanController {
    private static final String VERSIONS = Places.APPLICATION + "/plan/versions";
    private static final String VERSION = VERSIONS + "/{number}";
    private static final int MOST = 100;

    private final Places places;
    private final Plans plans;
    private final Sentences sentences;

    ManagementPlanController(Places places, Plans plans, Sentences sentences) {
        this.places = places;
        this.plans = plans;
        this.sentences = sentences;
    }

    /** A version and what it changed, in numbers. */
    record VersionAnswer(
            int number,
            Instant at,
            ActorAnswer by,
            String reason,
            int events,
            int groups,
            int added,
            int changed,
            int removed,
            int breaking) {
        static VersionAnswer of(PlanVersion version) {
            var summary = version.summary();
            return new VersionAnswer(
                    version.number(),
                    version.at(),
                    ActorAnswer.of(version.actor()),
                    version.reason(),
                    summary.events(),
                    summary.groups(),
                    summary.added(),
                    summary.changed(),
                    summary.removed(),
                    summary.breaking());
        }
    }

    /** A version with what it says. */
    record PlanAnswer(VersionAnswer version, JsonNode plan) {}

    /** Two versions compared. */
    record PlanComparison(int from, int to, List<PlanChangeAnswer> changes) {}

    /** One change, and whether it can hurt. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PlanChangeAnswer(
            String kind,
            String name,
            String field,
            @Nullable String before,
            @Nullable String after,
            boolean breaking,
            String what,
            String why) {}

    @GetMapping(VERSIONS)
    @RequiresPermission(Permission.TENANT_READ)
    List<VersionAnswer> list(
            @PathVariable String application,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new Problem.Invalid("limit", Message.of("management.problem.limit", MOST));
        }
        return plans.versions(places.application(caller, application), before, limit).stream()
                .map(VersionAnswer::of)
                .toList();
    }

    @GetMapping(VERSION)
    @RequiresPermission(Permission.TENANT_READ)
    PlanAnswer get(@PathVariable String application, @PathVariable String number, Caller caller) {
        var place = places.application(caller, application);
        var version = plans.version(place, Numbered.of(number));
        return new PlanAnswer(VersionAnswer.of(version), CanonicalJson.tree(plans.content(place, version.number())));
    }

    @GetMapping(VERSION + "/compare")
    @RequiresPermission(Permission.TENANT_READ)
    PlanComparison compare(
            @PathVariable String application,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer with,
            Caller caller) {
        var place = places.application(caller, application);
        int first = Numbered.of(number);
        int other = with == null ? plans.latest(place) : with;
        var changes = plans.compare(place, first, other).changes().stream()
                .map(change -> new PlanChangeAnswer(
                        change.kind().key(),
                        change.name(),
                        change.field(),
                        change.before(),
                        change.after(),
                        change.breaking(),
                        sentences.of(change.what()),
                        sentences.of(change.why())))
                .toList();
        return new PlanComparison(first, other, changes);
    }
}
