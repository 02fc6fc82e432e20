package io.trackplane.management;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.PartAnswers.ComparisonAnswer;
import io.trackplane.management.PartAnswers.RevisionAnswer;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that an environment has served, and the way back. */
@RestController
class ManagementRevisionsController {
    private static final String REVISIONS = Places.ENVIRONMENT + "/revisions";
    private static final String REVISION = REVISIONS + "/{number}";
    private static final int MOST = 100;

    private final Places places;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final ManagementRights rights;
    private final RevisionAnswers answers;

    ManagementRevisionsController(
            Places places, Revisions revisions, PartKinds kinds, ManagementRights rights, RevisionAnswers answers) {
        this.places = places;
        this.revisions = revisions;
        this.kinds = kinds;
        this.rights = rights;
        this.answers = answers;
    }

    /** What is to be brought back: one part where it is named, else everything. */
    record Reverting(
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String key) {}

    @GetMapping(REVISIONS)
    @RequiresPermission(Permission.TENANT_READ)
    List<RevisionAnswer> list(
            @PathVariable String application,
            @PathVariable String environment,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String key,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new Problem.Invalid("limit", Message.of("management.problem.limit", MOST));
        }
        var place = places.environment(caller, application, environment);
        var part = part(kind, key);
        var found = part == null ? revisions.before(place, before, limit) : revisions.of(place, part, limit);
        return found.stream().map(answers::brief).toList();
    }

    @GetMapping(REVISION)
    @RequiresPermission(Permission.TENANT_READ)
    RevisionAnswer get(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String number,
            Caller caller) {
        return answers.of(revisions.get(places.environment(caller, application, environment), Numbered.of(number)));
    }

    @GetMapping(REVISION + "/compare")
    @RequiresPermission(Permission.TENANT_READ)
    ComparisonAnswer compare(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Long with,
            Caller caller) {
        var place = places.environment(caller, application, environment);
        long first = Numbered.of(number);
        long other = with == null ? revisions.current(place).revision() : with;
        var changes = revisions
                .at(place, first)
                .parts()
                .changesTo(revisions.at(place, other).parts());
        return new ComparisonAnswer(
                first, other, changes.stream().map(answers::change).toList());
    }

    @PostMapping(REVISION + "/revert")
    @RequiresPermission(Permission.PUBLISH)
    RevisionAnswer revert(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Reverting wanted,
            Caller caller) {
        var place = places.environment(caller, application, environment);
        rights.requirePublish(place, caller);
        return answers.of(reverted(
                place, Numbered.of(number), wanted == null ? new Reverting(null, null, null) : wanted, caller));
    }

    private Revision reverted(Environment place, long number, Reverting wanted, Caller caller) {
        var part = part(wanted.kind(), wanted.key());
        return part == null
                ? revisions.revertTo(place, number, wanted.reason(), caller.actor())
                : revisions.revertTo(place, part, number, wanted.reason(), caller.actor());
    }

    private @Nullable PartName part(@Nullable String kind, @Nullable String key) {
        if (kind == null && key == null) {
            return null;
        }
        if (kind == null || key == null) {
            throw new Problem.Invalid(kind == null ? "kind" : "key", Message.of("management.problem.part-name"));
        }
        return new PartName(kinds.get(kind).key(), key);
    }
}
