package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one field by one rule. Nothing in it shows what was masked.
 *
 * @param field path such as {@code properties.items[2].phone}, or {@code event_name}; names that were masked stand in it as they are stored
 * @param rule id of the rule; null when the field's class decided or when nothing was masked
 * @param piiClass the class that decided; null when a rule did
 * @param because the evidence, for people: {@code 11 digits, prefix 138}
 * @param action what was done; null when the value was kept
 * @param storedAs the field's text as it is stored; null when the field is gone
 */
public record MaskedField(
        String field,
        @Nullable String rule,
        @Nullable PiiClass piiClass,
        Message because,
        @Nullable ActionKind action,
        @Nullable String storedAs) {
    /** Whether something was done. */
    public boolean masked() {
        return action != null;
    }
}
