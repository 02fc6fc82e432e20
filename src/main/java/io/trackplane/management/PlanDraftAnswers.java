package io.trackplane.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.management.Sentences.FieldProblem;
import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.DraftedDefinition;
import io.trackplane.plan.PlanDraft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the management API says of a plan's draft. {@code /api/openapi} describes each. */
final class PlanDraftAnswers {
    private PlanDraftAnswers() {}

    /**
     * The draft as a whole.
     *
     * @param version number of the version it comes after
     * @param basis stands for exactly this draft; also the entity tag
     * @param changes what waits
     * @param problems what stands in the way of publishing
     * @param findings what is unwise
     * @param plan what publishing now would say
     */
    record DraftedPlan(
            int version,
            String basis,
            List<DraftedChange> changes,
            List<FieldProblem> problems,
            List<Finding> findings,
            JsonNode plan) {}

    /** An event or group that waits. */
    @JsonInclude(Include.NON_NULL)
    record DraftedChange(String kind, String name, @Nullable String former, String action, String by, Instant at) {
        static DraftedChange of(DraftedDefinition change) {
            return new DraftedChange(
                    change.name().kind().key(),
                    change.name().name(),
                    change.replaces(),
                    change.action(),
                    change.by(),
                    change.at());
        }
    }

    /** Something unwise, and what could stand there instead. */
    @JsonInclude(Include.NON_NULL)
    record Finding(
            String rule,
            String severity,
            String place,
            String message,
            @Nullable String suggestion) {}

    /**
     * One event or group.
     *
     * @param basis stands for {@code definition}; also the entity tag
     * @param drafted whether it is another than published
     * @param definition null where it is to be removed or does not exist
     */
    record DefinitionAnswer(
            String kind,
            String name,
            String basis,
            boolean drafted,
            @Nullable JsonNode definition) {
        static DefinitionAnswer of(PlanDraft draft, DefinitionName name) {
            var definition = draft.content().find(name).map(Definition::json).map(CanonicalJson::tree);
            return new DefinitionAnswer(
                    name.kind().key(),
                    name.name(),
                    draft.basis(name),
                    draft.change(name).isPresent(),
                    definition.orElse(null));
        }
    }

    /**
     * What importing something pasted does.
     *
     * @param imported whether it was saved in the draft
     */
    record Import(boolean imported, List<ImportedRow> rows, List<String> notes) {}

    /** A row and what became of it. */
    record ImportedRow(int line, String kind, String name, String result, List<FieldProblem> problems) {}
}
