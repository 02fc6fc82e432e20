package io.trackplane.management;

import io.trackplane.delivery.Snapshots;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.FlagSnapshot;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Why somebody gets what they get: the path of a context through the rules of flags. */
@RestController
class ManagementExplanationController {
    private static final int LARGEST = 512 * 1024;
    private static final int MOST_FLAGS = 1000;

    private final Places places;
    private final Snapshots snapshots;
    private final Revisions revisions;
    private final Drafts drafts;
    private final ExplanationAnswers answers;
    private final Clock clock;

    ManagementExplanationController(
            Places places,
            Snapshots snapshots,
            Revisions revisions,
            Drafts drafts,
            ExplanationAnswers answers,
            Clock clock) {
        this.places = places;
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.drafts = drafts;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param context attributes, as an SDK sends them
     * @param flags keys; null for all
     * @param drafts whether what is drafted counts as published
     * @param at when; null for now
     */
    record Question(
            @Nullable JsonNode context,
            @Nullable List<String> flags,
            boolean drafts,
            @Nullable Instant at) {
        Question {
            flags = flags == null ? null : List.copyOf(flags);
            if (flags != null && flags.size() > MOST_FLAGS) {
                throw new Problem.Invalid("flags", Message.of("management.problem.too-many", MOST_FLAGS));
            }
        }
    }

    @PostMapping(Places.ENVIRONMENT + "/explain")
    @RequiresPermission(Permission.TENANT_READ)
    ExplanationAnswers.Explained explain(
            @PathVariable String application,
            @PathVariable String environment,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        var body = new String(RequestBody.read(request, LARGEST), StandardCharsets.UTF_8);
        var question = CanonicalJson.read(body, Question.class);
        var place = places.environment(caller, application, environment);
        var parts = question.drafts()
                ? drafts.withDrafts(place)
                : revisions.current(place).parts();
        var context = EvaluationContext.read(question.context());
        var time = question.at() == null ? clock.instant() : question.at();
        var snapshot = snapshot(place, parts, question.drafts());
        return answers.of(
                revisions.current(place).revision(),
                keys(question, parts).stream()
                        .map(flag -> snapshot.explain(flag, context, time))
                        .toList());
    }

    private FlagSnapshot snapshot(Environment environment, Parts parts, boolean drafted) {
        return drafted ? FlagParts.compile(parts) : snapshots.of(environment).flags();
    }

    private static Set<String> keys(Question question, Parts parts) {
        var all = parts.of(FlagParts.FLAG).keySet();
        return question.flags() == null ? all : new java.util.LinkedHashSet<>(question.flags());
    }
}
