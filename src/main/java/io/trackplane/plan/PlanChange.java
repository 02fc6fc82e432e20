package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import io.trackplane.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different between two plans.
 *
 * @param kind whether it is about an event or a group
 * @param name of that event or group
 * @param field path of what is different within it, such as {@code priority} or {@code properties.amount.min}; empty for the whole
 * @param before as people write it; null when there was nothing
 * @param after as people write it; null when there is nothing now
 * @param compatibility whether it can hurt
 * @param what the change as a sentence
 * @param why the reason for the compatibility as a sentence
 */
public record PlanChange(
        Kind kind,
        String name,
        String field,
        @Nullable String before,
        @Nullable String after,
        Compatibility compatibility,
        Message what,
        Message why) {
    /** What a change is about. */
    public enum Kind {
        EVENT,
        GROUP;

        @JsonValue
        public String key() {
            return Choice.key(this);
        }
    }

    public boolean breaking() {
        return compatibility == Compatibility.BREAKING;
    }
}
