package io.trackplane.management;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.BundleOutcome.FieldOutcome;
import io.trackplane.management.PartAnswers.DraftAnswer;
import io.trackplane.management.PartAnswers.RevisionAnswer;
import io.trackplane.management.Sentences.FieldProblem;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Drafts.Seen;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The changes that wait in an environment, and their publishing. */
@RestController
class ManagementDraftsController {
    private static final String DRAFTS = Places.ENVIRONMENT + "/drafts";

    private final Places places;
    private final Drafts drafts;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final ManagementRights rights;
    private final RevisionAnswers answers;
    private final Sentences sentences;

    ManagementDraftsController(
            Places places,
            Drafts drafts,
            Revisions revisions,
            PartKinds kinds,
            ManagementRights rights,
            RevisionAnswers answers,
            Sentences sentences) {
        this.places = places;
        this.drafts = drafts;
        this.revisions = revisions;
        this.kinds = kinds;
        this.rights = rights;
        this.answers = answers;
        this.sentences = sentences;
    }

    /**
     * Everything that waits.
     *
     * @param problems what stands in the way of publishing all of it together
     */
    record Waiting(List<DraftAnswer> drafts, List<FieldProblem> problems) {}

    /** Drafts to be published; all that wait where none is named. */
    record Publishing(@Nullable String reason, @Nullable List<Chosen> drafts) {}

    /** One of them, and the basis of what was read; null where that is all the same. */
    record Chosen(
            @Nullable String kind,
            @Nullable String key,
            @Nullable String basis) {}

    @GetMapping(DRAFTS)
    @RequiresPermission(Permission.TENANT_READ)
    Waiting list(@PathVariable String application, @PathVariable String environment, Caller caller) {
        var place = places.environment(caller, application, environment);
        var waiting = drafts.of(place);
        return new Waiting(
                waiting.stream().map(draft -> answer(place, draft)).toList(), sentences.of(problems(place, waiting)));
    }

    private DraftAnswer answer(Environment environment, Draft draft) {
        var change = draft.change();
        return new DraftAnswer(
                draft.part().kind(),
                draft.part().key(),
                kinds.title(change),
                change.action(),
                draft.by(),
                draft.at(),
                drafts.isOvertaken(environment, draft),
                draft.basis(),
                kinds.get(draft.part().kind()).difference(change.before(), change.after()).stream()
                        .map(FieldOutcome::of)
                        .toList());
    }

    private Map<String, Message> problems(Environment environment, List<Draft> waiting) {
        var changes = waiting.stream()
                .filter(draft -> !drafts.isOvertaken(environment, draft))
                .map(Draft::change)
                .toList();
        try {
            if (!changes.isEmpty()) {
                revisions.check(environment, changes);
            }
            return Map.of();
        } catch (Problem.Invalid invalid) {
            return invalid.fields();
        } catch (Problem.Conflict conflict) {
            return Map.of("body", conflict.told());
        }
    }

    @DeleteMapping(DRAFTS + "/{kind}/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.TENANT_READ)
    void discard(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String kind,
            @PathVariable String key,
            Caller caller) {
        rights.requireChange(kinds.get(kind), caller);
        var place = places.environment(caller, application, environment);
        var part = new PartName(kind, key);
        if (drafts.find(place, part).isEmpty()) {
            throw new Problem.NotFound();
        }
        drafts.discard(place, part, caller.actor());
    }

    @PostMapping(DRAFTS + "/publish")
    @RequiresPermission(Permission.PUBLISH)
    RevisionAnswer publish(
            @PathVariable String application,
            @PathVariable String environment,
            @RequestBody Publishing publishing,
            Caller caller) {
        var place = places.environment(caller, application, environment);
        rights.requirePublish(place, caller);
        return answers.of(
                drafts.publish(place, chosen(place, publishing.drafts()), publishing.reason(), caller.actor()));
    }

    private Set<Seen> chosen(Environment environment, @Nullable List<Chosen> named) {
        var seen = new LinkedHashSet<Seen>();
        if (named == null) {
            drafts.of(environment).forEach(draft -> seen.add(new Seen(draft.part(), draft.basis())));
            return seen;
        }
        for (int i = 0; i < named.size(); i++) {
            var one = named.get(i);
            var draft = find(environment, one, i);
            seen.add(new Seen(draft.part(), one.basis() == null ? draft.basis() : one.basis()));
        }
        return seen;
    }

    private Draft find(Environment environment, Chosen one, int index) {
        if (one.kind() == null || one.key() == null) {
            throw new Problem.Invalid("drafts[" + index + "]", Message.of("management.problem.part-name"));
        }
        return drafts.find(environment, new PartName(one.kind(), one.key()))
                .orElseThrow(
                        () -> new Problem.Invalid("drafts[" + index + "]", Message.of("management.problem.no-draft")));
    }
}
