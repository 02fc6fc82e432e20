package io.trackplane.management;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.management.BundleOutcome.ChangeOutcome;
import io.trackplane.management.BundleOutcome.EnvironmentOutcome;
import io.trackplane.management.BundleOutcome.FieldOutcome;
import io.trackplane.management.BundleWriting.Target;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Confirmation;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The configuration of applications as documents. The demo content comes through here as well. */
@Service
public class Bundles {
    private final Environments environments;
    private final Revisions revisions;
    private final Drafts drafts;
    private final PartKinds kinds;
    private final BundleSections sections;
    private final PlanSection plan;
    private final PermissionCheck permissions;

    Bundles(
            Environments environments,
            Revisions revisions,
            Drafts drafts,
            PartKinds kinds,
            BundleSections sections,
            PlanSection plan,
            PermissionCheck permissions) {
        this.environments = environments;
        this.revisions = revisions;
        this.drafts = drafts;
        this.kinds = kinds;
        this.sections = sections;
        this.plan = plan;
        this.permissions = permissions;
    }

    /** What an application serves, as a document that {@link #write} takes. Every section is there: empty lists, and null for nothing. */
    public JsonNode export(Application application) {
        var document = object();
        document.put("bundle", Bundle.FORMAT);
        document.put("application", application.key());
        document.set("plan", plan.export(application));
        int latest = plan.latest(application);
        var all = document.putObject("environments");
        environments
                .of(application.tenant(), application.key())
                .forEach(environment -> all.set(
                        environment.key(), export(revisions.current(environment).parts(), latest)));
        return document;
    }

    private ObjectNode export(Parts parts, int latest) {
        var section = object();
        for (var kind : sections.all()) {
            var contents = parts.of(kind.key()).values();
            if (kind.isSingle()) {
                section.set(
                        BundleSections.name(kind),
                        contents.isEmpty()
                                ? JsonNodeFactory.instance.nullNode()
                                : CanonicalJson.tree(contents.iterator().next()));
            } else {
                var list = section.putArray(BundleSections.name(kind));
                contents.forEach(content -> list.add(CanonicalJson.tree(content)));
            }
        }
        if (latest > 0 && section.path(PlanPolicy.KIND).path("version").asInt(0) == latest) {
            ((ObjectNode) section.path(PlanPolicy.KIND)).put("version", Bundle.LATEST);
        }
        return section;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads a document.
     *
     * @throws Problem.Invalid with the path of everything that cannot be accepted, such as
     *     {@code environments.production.flags[new-checkout].rules[0].share}
     */
    public Bundle read(Application application, JsonNode document) {
        return new BundleReader(kinds, sections, application).read(document);
    }

    /**
     * Brings environments to what a bundle says. Everything is checked before anything is written; each environment then changes as a
     * whole, by one revision. What is so already is not touched.
     *
     * @throws Problem.Invalid when environments do not exist, parts do not fit together or a reason is missing
     * @throws Problem.Forbidden when the caller may not make one of the changes
     * @throws Problem.Stale when somebody published one of the parts at the same moment, or has another draft of it
     * @throws Problem.Conflict when an environment would become too large
     */
    public BundleOutcome write(Application application, Bundle bundle, BundleWriting writing) {
        var plannedPlan = plan.plan(application, bundle.plan(), writing);
        int latest = writing.target() == Target.DRAFTS ? plannedPlan.latest() : plannedPlan.latestAfter();
        var planned = plan(application, bundle, latest, writing);
        check(application, plannedPlan, planned);
        if (writing.target() != Target.NOWHERE) {
            plan.refuse(application, plannedPlan, writing);
            planned.forEach(one -> refuse(one, writing));
        }
        int version = plan.write(application, plannedPlan, writing);
        var outcomes = planned.stream().map(one -> write(one, writing)).toList();
        return new BundleOutcome(
                plannedPlan.changes() || planned.stream().anyMatch(one -> !one.isEmpty()),
                bundle.plan() == null ? null : plan.outcome(plannedPlan, version, writing),
                outcomes);
    }

    private List<PlannedEnvironment> plan(Application application, Bundle bundle, int latest, BundleWriting writing) {
        var planned = new ArrayList<PlannedEnvironment>();
        var findings = new LinkedHashMap<String, Message>();
        bundle.environments()
                .forEach((key, section) -> environments
                        .find(application.tenant(), application.key(), key)
                        .ifPresentOrElse(
                                environment -> planned.add(PlannedEnvironment.of(
                                        environment,
                                        revisions.current(environment),
                                        section.following(latest),
                                        writing.extent(),
                                        kinds)),
                                () -> findings.put(
                                        BundleSections.path(key), Message.of("management.problem.no-environment"))));
        done(findings);
        return planned;
    }

    private void check(Application application, PlannedPlan plannedPlan, List<PlannedEnvironment> planned) {
        var findings = new LinkedHashMap<String, Message>();
        plan.check(application, plannedPlan, findings::put);
        for (var one : planned) {
            try {
                if (!one.isEmpty()) {
                    revisions.check(one.environment(), one.changes());
                }
            } catch (Problem.Invalid invalid) {
                var parts = one.published().parts().after(one.changes()).contents();
                invalid.fields().forEach((field, message) -> {
                    if (!isAboutToExist(field, parts, plannedPlan)) {
                        findings.put(sections.place(one.environment().key(), field, parts.keySet()), message);
                    }
                });
            }
        }
        done(findings);
    }

    /** The version that is published with this bundle does not exist yet while the environments that will follow it are checked. */
    private static boolean isAboutToExist(String field, Map<PartName, String> parts, PlannedPlan plannedPlan) {
        var name = PartName.only(PlanPolicy.KIND);
        var policy = parts.get(name);
        return plannedPlan.changes()
                && policy != null
                && field.equals(name + ".version")
                && PlanPolicy.parse(policy).version() == plannedPlan.latestAfter();
    }

    private static void done(Map<String, Message> findings) {
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private void refuse(PlannedEnvironment one, BundleWriting writing) {
        boolean publishing = writing.target() == Target.REVISIONS;
        one.missing(kinds, writing.caller(), publishing)
                .forEach(permission -> permissions.require(writing.caller(), permission));
        if (publishing && !one.isEmpty()) {
            Confirmation.reason(one.environment(), writing.reason());
        }
        if (writing.target() == Target.DRAFTS) {
            requireNoOtherDrafts(one);
        }
    }

    private void requireNoOtherDrafts(PlannedEnvironment one) {
        for (var change : one.changes()) {
            var editing = drafts.edit(one.environment(), change.part());
            if (editing.draft() != null && !Objects.equals(editing.content(), change.after())) {
                throw new Problem.Stale(one.published().revision());
            }
        }
    }

    private EnvironmentOutcome write(PlannedEnvironment one, BundleWriting writing) {
        var revision = one.published().revision();
        if (!one.isEmpty()) {
            switch (writing.target()) {
                case NOWHERE -> {}
                case DRAFTS -> one.changes().forEach(change -> draft(one.environment(), change, writing));
                case REVISIONS ->
                    revision = revisions
                            .publish(
                                    one.environment(),
                                    one.changes(),
                                    writing.reason(),
                                    writing.caller().actor())
                            .number();
            }
        }
        return outcome(one, revision, writing);
    }

    private void draft(Environment environment, PartChange change, BundleWriting writing) {
        var editing = drafts.edit(environment, change.part());
        if (editing.draft() == null) {
            drafts.save(
                    environment,
                    change.part(),
                    change.after(),
                    editing.basis(),
                    writing.caller().actor());
        }
    }

    private EnvironmentOutcome outcome(PlannedEnvironment one, long revision, BundleWriting writing) {
        boolean publishing = writing.target() != Target.DRAFTS;
        return new EnvironmentOutcome(
                one.environment().key(),
                revision,
                publishing && one.environment().isProtected() && !one.isEmpty(),
                one.missing(kinds, writing.caller(), publishing).stream()
                        .map(Permission::key)
                        .toList(),
                one.changes().stream().map(this::outcome).toList());
    }

    private ChangeOutcome outcome(PartChange change) {
        PartKind kind = kinds.get(change.part().kind());
        return new ChangeOutcome(
                kind.key(),
                change.part().key(),
                kinds.title(change),
                change.action(),
                kind.difference(change.before(), change.after()).stream()
                        .map(FieldOutcome::of)
                        .toList());
    }
}
