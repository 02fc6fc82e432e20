package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A rule as clients are told it, an element of {@code mask} in {@code /api/telemetry/config}. Clients apply what they can and may leave out
 * detectors they do not know: the server masks again. Hashing needs the tenant's key, so that rules that hash say {@link
 * Step#LEAVE}: the client sends those values as they are and does not apply a later rule to them.
 *
 * @param id the rule's id, or {@code class_secret} for the fields that the plan calls secret
 * @param find what it treats
 * @param action what the client does
 * @param text as in {@link MaskingAction}
 * @param keepFirst as in {@link MaskingAction}
 * @param keepLast as in {@link MaskingAction}
 * @param length as in {@link MaskingAction}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientRule(
        String id,
        Find find,
        Step action,
        @Nullable String text,
        @Nullable Integer keepFirst,
        @Nullable Integer keepLast,
        @Nullable Integer length) {
    /** What a client can do: {@link ActionKind} without hashing. */
    public enum Step {
        REMOVE,
        REPLACE,
        PARTIAL,
        TRUNCATE,
        CUT_NETWORK,
        LEAVE;

        @JsonValue
        public String key() {
            return Keys.of(this);
        }
    }

    static ClientRule of(MaskingRule rule) {
        var action = rule.action();
        if (action.kind() == ActionKind.HASH) {
            return new ClientRule(rule.id(), rule.find(), Step.LEAVE, null, null, null, null);
        }
        return new ClientRule(
                rule.id(),
                rule.find(),
                Step.valueOf(action.kind().name()),
                action.text(),
                action.keepFirst(),
                action.keepLast(),
                action.length());
    }
}
