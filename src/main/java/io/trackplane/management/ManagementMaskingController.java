package io.trackplane.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.privacy.EnvironmentClasses;
import io.trackplane.privacy.MaskedField;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingKeys;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The masking bench: an event before and after, and which rule did it. Nothing is sent or stored. */
@RestController
class ManagementMaskingController {
    private static final int LARGEST = 512 * 1024;

    private final Places places;
    private final Revisions revisions;
    private final Drafts drafts;
    private final EnvironmentClasses classes;
    private final MaskingKeys keys;
    private final Sentences sentences;

    ManagementMaskingController(
            Places places,
            Revisions revisions,
            Drafts drafts,
            EnvironmentClasses classes,
            MaskingKeys keys,
            Sentences sentences) {
        this.places = places;
        this.revisions = revisions;
        this.drafts = drafts;
        this.classes = classes;
        this.keys = keys;
        this.sentences = sentences;
    }

    /**
     * What is tried.
     *
     * @param event in the form of the track paths
     * @param masking rules to try; null for those of the environment
     * @param drafts whether what is drafted counts as published
     */
    record Trial(@Nullable JsonNode event, @Nullable JsonNode masking, boolean drafts) {}

    /** The event as it would be stored, and what happened to its fields. */
    record TrialAnswer(JsonNode event, List<FieldAnswer> fields) {}

    /** What happened to one value; {@code action} is missing where nothing did. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_NULL)
    record FieldAnswer(
            String field,
            @Nullable String action,
            @Nullable String rule,
            @Nullable String piiClass,
            String because,
            @Nullable String storedAs) {}

    @PostMapping(Places.ENVIRONMENT + "/masking/bench")
    @RequiresPermission(Permission.TENANT_READ)
    TrialAnswer run(
            @PathVariable String application,
            @PathVariable String environment,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var body = new String(RequestBody.read(request, LARGEST), StandardCharsets.UTF_8);
        var trial = CanonicalJson.read(body, Trial.class);
        var event = BenchEvent.read(trial.event());
        var masked = masker(places.environment(caller, application, environment), trial)
                .explain(event);
        return new TrialAnswer(
                BenchEvent.write(masked.event()),
                masked.fields().stream().map(this::answer).toList());
    }

    private Masker masker(Environment environment, Trial trial) {
        var parts = trial.drafts()
                ? drafts.withDrafts(environment)
                : revisions.current(environment).parts();
        return Masker.compile(masking(trial, parts), classes.of(environment, parts), keys.of(environment.tenant()));
    }

    private static Masking masking(Trial trial, Parts parts) {
        if (trial.masking() == null) {
            return parts.find(PartName.only(Masking.KIND)).map(Masking::parse).orElse(Masking.NONE);
        }
        try {
            var masking = Masking.parse(trial.masking().toString());
            masking.check();
            return masking;
        } catch (Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, Message>();
            invalid.fields()
                    .forEach((field, message) ->
                            fields.put(field.equals("body") ? "masking" : "masking." + field, message));
            throw new Problem.Invalid(fields);
        }
    }

    private FieldAnswer answer(MaskedField field) {
        return new FieldAnswer(
                field.field(),
                field.action() == null ? null : field.action().key(),
                field.rule(),
                field.piiClass() == null ? null : field.piiClass().key(),
                sentences.of(field.because()),
                field.storedAs());
    }
}
