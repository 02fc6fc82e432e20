package io.trackplane.flag;

import org.jspecify.annotations.Nullable;

/**
 * The value of a flag for one context. Made when the flags are compiled, shared by everybody who gets it.
 *
 * @param flag key of the flag
 * @param type of the value; null when there is no such flag
 * @param enabled of a boolean flag its value, of any other whether something else than the off variant is served
 * @param variant key of the variant; null when there is no such flag
 * @param json the value as canonical JSON; null when there is no such flag
 * @param reason why it is this one
 * @param error what went wrong; null unless the reason is {@link Reason#ERROR}
 * @param rule id of the rule that decided; null when none did
 */
public record Evaluation(
        String flag,
        @Nullable FlagType type,
        boolean enabled,
        @Nullable String variant,
        @Nullable String json,
        Reason reason,
        @Nullable ErrorCode error,
        @Nullable String rule) {
    static Evaluation notFound(String flag) {
        return new Evaluation(flag, null, false, null, null, Reason.ERROR, ErrorCode.FLAG_NOT_FOUND, null);
    }
}
