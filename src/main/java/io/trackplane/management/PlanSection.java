package io.trackplane.management;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.BundleOutcome.DefinitionOutcome;
import io.trackplane.management.BundleOutcome.PlanOutcome;
import io.trackplane.management.BundleWriting.Target;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanDifference;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Confirmation;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The tracking plan in bundles: one for the application, written as a new version. */
@Component
class PlanSection {
    private final Plans plans;
    private final PlanDrafts drafts;
    private final PermissionCheck permissions;

    PlanSection(Plans plans, PlanDrafts drafts, PermissionCheck permissions) {
        this.plans = plans;
        this.drafts = drafts;
        this.permissions = permissions;
    }

    /** What the last version says. */
    JsonNode export(Application application) {
        return CanonicalJson.tree(plans.content(application, plans.latest(application)));
    }

    int latest(Application application) {
        return plans.latest(application);
    }

    PlannedPlan plan(Application application, @Nullable PlanContent wanted, BundleWriting writing) {
        int latest = plans.latest(application);
        return PlannedPlan.of(latest, plans.content(application, latest), wanted, writing.extent());
    }

    void check(Application application, PlannedPlan plan, BiConsumer<String, Message> findings) {
        if (plan.changes()) {
            try {
                plans.check(application, plan.after());
            } catch (Problem.Invalid invalid) {
                invalid.fields().forEach((place, message) -> findings.accept(path(place, plan.after()), message));
            }
        }
    }

    /** {@code event/order_paid.name} as a path of the document. Names may hold dots: the longest that fits is meant. */
    private static String path(String place, PlanContent content) {
        return content.definitions().stream()
                .map(DefinitionName::of)
                .filter(name -> place.equals(name.toString()) || place.startsWith(name + "."))
                .max(java.util.Comparator.comparingInt(name -> name.name().length()))
                .map(name -> "plan." + name.kind().key() + "s[" + name.name() + "]"
                        + place.substring(name.toString().length()))
                .orElse(place.isEmpty() ? "plan" : "plan." + place);
    }

    /** Refuses who may not, a missing reason, and drafts of others that would be overwritten. */
    void refuse(Application application, PlannedPlan plan, BundleWriting writing) {
        if (!plan.changes()) {
            return;
        }
        permissions.require(writing.caller(), Permission.PLAN_CHANGE);
        if (writing.target() == Target.REVISIONS) {
            requireReason(writing.reason());
        } else {
            var draft = drafts.of(application);
            for (var change : plan.differences()) {
                var drafted = draft.content().find(change.name()).orElse(null);
                if (!Objects.equals(drafted, change.before()) && !Objects.equals(drafted, change.after())) {
                    throw new Problem.Stale(draft.version());
                }
            }
        }
    }

    /** A version of a plan is published for good, so it always has one. */
    private static void requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Problem.Invalid("reason", Message.of("management.problem.plan-reason"));
        }
        if (reason.length() > Confirmation.MAX_REASON) {
            throw new Problem.Invalid("reason", Message.of("plan.problem.too-long", Confirmation.MAX_REASON));
        }
    }

    /** Writes it and answers the number of the last version. */
    int write(Application application, PlannedPlan plan, BundleWriting writing) {
        if (!plan.changes()) {
            return plan.latest();
        }
        return switch (writing.target()) {
            case NOWHERE -> plan.latest();
            case DRAFTS -> {
                draft(application, plan, writing);
                yield plan.latest();
            }
            case REVISIONS ->
                plans.publish(
                                application,
                                plan.after(),
                                plan.latest(),
                                Objects.requireNonNull(writing.reason()),
                                writing.caller().actor())
                        .number();
        };
    }

    private void draft(Application application, PlannedPlan plan, BundleWriting writing) {
        var actor = writing.caller().actor();
        var changes = plan.differences();
        var kept = changes.stream()
                .filter(change -> change.after() != null)
                .map(PlannedPlan.Change::name)
                .toList();
        if (!kept.isEmpty()) {
            drafts.importAll(application, drafts.of(application).basis(), plan.after(), kept, actor);
        }
        for (var change : changes) {
            var draft = drafts.of(application);
            if (change.after() == null && draft.content().find(change.name()).isPresent()) {
                drafts.remove(application, change.name(), draft.basis(change.name()), actor);
            }
        }
    }

    PlanOutcome outcome(PlannedPlan plan, int version, BundleWriting writing) {
        var hurting = PlanDifference.between(plan.before(), plan.after()).changes().stream()
                .filter(change -> change.breaking())
                .map(change -> Map.entry(change.kind(), change.name()))
                .collect(java.util.stream.Collectors.toSet());
        return new PlanOutcome(
                version,
                plan.changes() && writing.target() != Target.DRAFTS,
                plan.missing(writing.caller()).stream().map(Permission::key).toList(),
                plan.differences().stream()
                        .map(change -> new DefinitionOutcome(
                                change.name().kind().key(),
                                change.name().name(),
                                change.action(),
                                hurting.contains(Map.entry(
                                        change.name().kind(), change.name().name()))))
                        .toList());
    }
}
