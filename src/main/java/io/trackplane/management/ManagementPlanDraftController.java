package io.trackplane.management;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.ManagementPlanController.VersionAnswer;
import io.trackplane.management.PlanDraftAnswers.DefinitionAnswer;
import io.trackplane.management.PlanDraftAnswers.DraftedChange;
import io.trackplane.management.PlanDraftAnswers.DraftedPlan;
import io.trackplane.management.PlanDraftAnswers.Finding;
import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.LintFinding;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanDraft;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PlanLint;
import io.trackplane.plan.PlanPlace;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The draft of a tracking plan, event by event, and its publishing as the next version. */
@RestController
class ManagementPlanDraftController {
    private static final String DRAFT = Places.APPLICATION + "/plan/draft";
    private static final String DEFINITION = DRAFT + "/{kind}/{name}";
    private static final int LARGEST = 512 * 1024;

    private final Places places;
    private final PlanDrafts drafts;
    private final Plans plans;
    private final LintRules rules;
    private final Sentences sentences;

    ManagementPlanDraftController(Places places, PlanDrafts drafts, Plans plans, LintRules rules, Sentences sentences) {
        this.places = places;
        this.drafts = drafts;
        this.plans = plans;
        this.rules = rules;
        this.sentences = sentences;
    }

    /** Why, and the basis of what was read; null where that is all the same. */
    record Publishing(@Nullable String reason, @Nullable String basis) {}

    @GetMapping(DRAFT)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<DraftedPlan> get(@PathVariable String application, Caller caller) {
        var place = places.application(caller, application);
        var draft = drafts.of(place);
        var answer = new DraftedPlan(
                draft.version(),
                draft.basis(),
                draft.changes().stream().map(DraftedChange::of).toList(),
                sentences.of(problems(place, draft.content())),
                findings(place, draft.content()),
                CanonicalJson.tree(draft.content()));
        return tagged(answer, answer.basis());
    }

    private Map<String, Message> problems(Application application, PlanContent content) {
        try {
            plans.check(application, content);
            return Map.of();
        } catch (Problem.Invalid invalid) {
            return invalid.fields();
        }
    }

    private List<Finding> findings(Application application, PlanContent content) {
        return PlanLint.of(content, rules.of(application.tenant())).stream()
                .map(finding -> finding(finding, content))
                .toList();
    }

    private Finding finding(LintFinding finding, PlanContent content) {
        return new Finding(
                finding.rule().key(),
                finding.severity().key(),
                PlanPlace.of(finding.path(), content).toString(),
                sentences.of(finding.message()),
                finding.suggestion());
    }

    @DeleteMapping(DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    void discardAll(@PathVariable String application, Caller caller) {
        drafts.discardAll(places.application(caller, application), caller.actor());
    }

    @PostMapping(DRAFT + "/publish")
    @RequiresPermission(Permission.PLAN_CHANGE)
    VersionAnswer publish(@PathVariable String application, @RequestBody Publishing publishing, Caller caller) {
        var place = places.application(caller, application);
        var basis = publishing.basis() == null ? drafts.of(place).basis() : publishing.basis();
        var reason = Objects.requireNonNullElse(publishing.reason(), "");
        return VersionAnswer.of(plans.publish(place, basis, reason, caller.actor()));
    }

    @GetMapping(DEFINITION)
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<DefinitionAnswer> get(
            @PathVariable String application, @PathVariable String kind, @PathVariable String name, Caller caller) {
        var draft = drafts.of(places.application(caller, application));
        var wanted = new DefinitionName(kind(kind), name);
        if (draft.content().find(wanted).isEmpty() && draft.change(wanted).isEmpty()) {
            throw new Problem.NotFound();
        }
        return answer(draft, wanted);
    }

    @PutMapping(DEFINITION)
    @RequiresPermission(Permission.PLAN_CHANGE)
    ResponseEntity<DefinitionAnswer> put(
            @PathVariable String application,
            @PathVariable String kind,
            @PathVariable String name,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var place = places.application(caller, application);
        var what = kind(kind);
        var document = BundleFormat.named(request.getContentType())
                .read(io.trackplane.management.RequestBody.read(request, LARGEST));
        var wanted = Definition.parse(what, document.toString());
        var former = new DefinitionName(wanted.kind(), name);
        var draft = drafts.of(place);
        boolean isNew = draft.content().find(former).isEmpty();
        var seen = Objects.requireNonNullElse(EntityTags.seen(request), draft.basis(former));
        refuseOvertaken(draft, former, seen);
        drafts.save(place, isNew ? null : name, wanted, seen, caller.actor());
        return answer(drafts.of(place), DefinitionName.of(wanted));
    }

    private static void refuseOvertaken(PlanDraft draft, DefinitionName name, String seen) {
        if (!draft.basis(name).equals(seen)) {
            throw new Problem.Stale(draft.version());
        }
    }

    @DeleteMapping(DEFINITION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    void delete(
            @PathVariable String application,
            @PathVariable String kind,
            @PathVariable String name,
            Caller caller,
            HttpServletRequest request) {
        var place = places.application(caller, application);
        var wanted = new DefinitionName(kind(kind), name);
        var seen = EntityTags.seen(request);
        drafts.remove(place, wanted, seen == null ? drafts.of(place).basis(wanted) : seen, caller.actor());
    }

    @PostMapping(DEFINITION + "/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    void discard(
            @PathVariable String application, @PathVariable String kind, @PathVariable String name, Caller caller) {
        var place = places.application(caller, application);
        var wanted = new DefinitionName(kind(kind), name);
        if (drafts.of(place).change(wanted).isEmpty()) {
            throw new Problem.NotFound();
        }
        drafts.discard(place, wanted, caller.actor());
    }

    private static PlanChange.Kind kind(String key) {
        for (var kind : PlanChange.Kind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new Problem.NotFound();
    }

    private static ResponseEntity<DefinitionAnswer> answer(PlanDraft draft, DefinitionName name) {
        var answer = DefinitionAnswer.of(draft, name);
        return tagged(answer, answer.basis());
    }

    private static <T> ResponseEntity<T> tagged(T answer, String basis) {
        return ResponseEntity.ok()
                .eTag('"' + basis + '"')
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(answer);
    }
}
