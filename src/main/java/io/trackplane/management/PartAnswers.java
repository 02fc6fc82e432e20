package io.trackplane.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.Actor;
import io.trackplane.management.BundleOutcome.FieldOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the management API says of parts, drafts and revisions. {@code /api/openapi} describes each. */
final class PartAnswers {
    private PartAnswers() {}

    /** A sort of part and what may be done with it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record KindAnswer(String kind, boolean single, String section, String permission, boolean actsAtOnce) {}

    /** A part in a list, without its content. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_NULL)
    record PartLine(
            String kind,
            String key,
            String title,
            boolean published,
            @Nullable DraftMark draft,
            String basis) {}

    /** That something waits. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DraftMark(String action, String by, Instant at, boolean overtaken) {}

    /**
     * A part with its contents.
     *
     * @param content what an edit begins from: the draft, or else what is published; null where it is to be deleted or does not exist
     * @param published what is served
     * @param basis stands for {@code content}; also the entity tag
     * @param revision the revision that serves {@code published}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record PartAnswer(
            String kind,
            String key,
            @Nullable String title,
            @Nullable JsonNode content,
            @Nullable JsonNode published,
            @Nullable DraftMark draft,
            String basis,
            long revision) {}

    /** A draft with what it would change. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DraftAnswer(
            String kind,
            String key,
            String title,
            String action,
            String by,
            Instant at,
            boolean overtaken,
            String basis,
            List<FieldOutcome> fields) {}

    /** A revision; its changes are in the answer about it alone. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_NULL)
    record RevisionAnswer(
            long number,
            Instant at,
            ActorAnswer by,
            @Nullable String reason,
            @Nullable Long revertedTo,
            List<ChangeAnswer> changes) {}

    /** Who did it. */
    record ActorAnswer(String kind, String name) {
        static ActorAnswer of(Actor actor) {
            return new ActorAnswer(actor.kind().name().toLowerCase(java.util.Locale.ROOT), actor.name());
        }
    }

    /**
     * A part before and after.
     *
     * @param fields null in lists
     */
    @JsonInclude(Include.NON_NULL)
    record ChangeAnswer(
            String kind,
            String key,
            String title,
            String action,
            @Nullable List<FieldOutcome> fields,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** Two states of an environment compared. */
    record ComparisonAnswer(long from, long to, List<ChangeAnswer> changes) {}
}
