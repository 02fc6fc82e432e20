package io.trackplane.management;

import io.trackplane.kernel.FieldChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What writing a bundle did, or would do.
 *
 * @param changed whether anything is different
 * @param plan what it does to the tracking plan; null when the bundle does not speak of it
 * @param environments those the bundle names, in its order
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BundleOutcome(boolean changed, @Nullable PlanOutcome plan, List<EnvironmentOutcome> environments) {
    public BundleOutcome {
        environments = List.copyOf(environments);
    }

    /**
     * What it does to the tracking plan.
     *
     * @param version number of the last version now; 0 when there is none
     * @param reasonRequired whether publishing these changes needs a reason
     * @param missingPermissions keys of the permissions that the caller lacks for these changes
     * @param changes the definitions that are different
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record PlanOutcome(
            int version, boolean reasonRequired, List<String> missingPermissions, List<DefinitionOutcome> changes) {}

    /**
     * What it does to one event or group.
     *
     * @param kind {@code event} or {@code group}
     * @param action {@code created}, {@code changed} or {@code deleted}
     * @param breaking whether events that were right until now can be wrong then
     */
    public record DefinitionOutcome(String kind, String name, String action, boolean breaking) {}

    /**
     * What it does to one environment.
     *
     * @param environment key
     * @param revision number of the revision it serves now; the one that was made where something was published
     * @param reasonRequired whether publishing these changes needs a reason
     * @param missingPermissions keys of the permissions that the caller lacks for these changes
     * @param changes what is different, in the order of kinds and keys
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record EnvironmentOutcome(
            String environment,
            long revision,
            boolean reasonRequired,
            List<String> missingPermissions,
            List<ChangeOutcome> changes) {}

    /**
     * What it does to one part.
     *
     * @param kind key of its kind
     * @param key its key
     * @param title what people call it
     * @param action {@code created}, {@code changed} or {@code deleted}
     * @param fields what is different, field by field
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ChangeOutcome(String kind, String key, String title, String action, List<FieldOutcome> fields) {}

    /** A field before and after; null where it is absent. */
    public record FieldOutcome(
            String field, @Nullable String before, @Nullable String after) {
        static FieldOutcome of(FieldChange change) {
            return new FieldOutcome(change.field(), change.before(), change.after());
        }
    }
}
