package io.trackplane.management;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Permission;
import io.trackplane.management.PlanDraftAnswers.Import;
import io.trackplane.management.PlanDraftAnswers.ImportedRow;
import io.trackplane.management.Sentences.FieldProblem;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.LintSettings;
import io.trackplane.plan.PasteChoices;
import io.trackplane.plan.PastePreview;
import io.trackplane.plan.PastePreview.PastedRow;
import io.trackplane.plan.PastePreview.Result;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.PlanDrafts.Imported;
import io.trackplane.plan.PlanFile;
import io.trackplane.plan.PlanImport;
import io.trackplane.plan.Plans;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Plans as tables and files, restoring a version, and the tenant's rules for plans. */
@RestController
class ManagementPlanImportController {
    private static final String PLAN = Places.APPLICATION + "/plan";
    private static final String RULES = Paths.MANAGEMENT + "/lint-rules";
    private static final int LARGEST_PASTE = 4 * 1024 * 1024;
    private static final int LARGEST_RULES = 256 * 1024;

    private final Places places;
    private final PlanDrafts drafts;
    private final Plans plans;
    private final LintRules rules;
    private final Sentences sentences;

    ManagementPlanImportController(
            Places places, PlanDrafts drafts, Plans plans, LintRules rules, Sentences sentences) {
        this.places = places;
        this.drafts = drafts;
        this.plans = plans;
        this.rules = rules;
        this.sentences = sentences;
    }

    /**
     * Something pasted.
     *
     * @param text a Markdown table, CSV or cells of a spreadsheet
     * @param choices where the guesses are wrong; null where they are right
     */
    record Pasted(@Nullable String text, @Nullable PasteChoices choices) {}

    /** The rules and which state of them this is. */
    record RulesAnswer(long version, JsonNode rules) {}

    @PostMapping(PLAN + "/import")
    @RequiresPermission(Permission.PLAN_CHANGE)
    Import paste(
            @PathVariable String application,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean isTrial,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var body = new String(RequestBody.read(request, LARGEST_PASTE), StandardCharsets.UTF_8);
        var pasted = CanonicalJson.read(body, Pasted.class);
        var place = places.application(caller, application);
        var draft = drafts.of(place);
        var preview = PlanImport.preview(
                Objects.requireNonNullElse(pasted.text(), ""),
                Objects.requireNonNullElse(pasted.choices(), PasteChoices.NONE),
                draft.content());
        var wanted = preview.rows().stream()
                .filter(row -> row.result() == Result.NEW || row.result() == Result.CHANGED)
                .map(ManagementPlanImportController::name)
                .toList();
        if (isTrial || wanted.isEmpty()) {
            return new Import(false, rows(preview, Map.of()), notes(preview));
        }
        var outcome = drafts.importAll(place, draft.basis(), preview.content(), wanted, caller.actor());
        return new Import(true, rows(preview, outcome), notes(preview));
    }

    private List<ImportedRow> rows(PastePreview preview, Map<DefinitionName, Imported> outcome) {
        return preview.rows().stream()
                .map(row -> new ImportedRow(
                        row.line(),
                        row.kind().key(),
                        row.name(),
                        outcome.get(name(row)) == Imported.OVERTAKEN
                                ? "overtaken"
                                : row.result().key(),
                        row.problems().stream()
                                .map(problem -> new FieldProblem(problem.field(), sentences.of(problem.message())))
                                .toList()))
                .toList();
    }

    private List<String> notes(PastePreview preview) {
        return preview.notes().stream().map(sentences::of).toList();
    }

    private static DefinitionName name(PastedRow row) {
        return new DefinitionName(row.kind(), row.name());
    }

    @GetMapping(PLAN + "/export/{file}")
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<byte[]> export(
            @PathVariable String application,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable Integer version,
            Caller caller) {
        var place = places.application(caller, application);
        var content = version == null ? drafts.of(place).content() : plans.content(place, version);
        var made = PlanFile.of(file, content);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(made.type()))
                .body(made.text().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(PLAN + "/versions/{number}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    void restore(@PathVariable String application, @PathVariable String number, Caller caller) {
        drafts.restore(places.application(caller, application), Numbered.of(number), caller.actor());
    }

    @GetMapping(RULES)
    @RequiresPermission(Permission.TENANT_READ)
    RulesAnswer rules(Caller caller) {
        var latest = rules.latest(Objects.requireNonNull(caller.tenant()));
        return new RulesAnswer(latest.version(), CanonicalJson.tree(latest.settings()));
    }

    @PutMapping(RULES)
    @RequiresPermission(Permission.PLAN_CHANGE)
    RulesAnswer changeRules(
            @RequestParam(required = false) @Nullable Long version, Caller caller, HttpServletRequest request)
            throws IOException {
        var tenant = Objects.requireNonNull(caller.tenant());
        var body = new String(RequestBody.read(request, LARGEST_RULES), StandardCharsets.UTF_8);
        var wanted = CanonicalJson.read(body, LintSettings.class);
        rules.change(tenant, wanted, version == null ? rules.latest(tenant).version() : version, caller.actor());
        return rules(caller);
    }
}
