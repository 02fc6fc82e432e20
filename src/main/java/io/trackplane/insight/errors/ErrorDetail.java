package io.trackplane.insight.errors;

import io.trackplane.insight.asking.Dimension;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One group, closely.
 *
 * @param shares of the errors in the range, the largest first, at most {@link Errors#SHARES} of each
 * @param samples the newest in the range, newest first
 */
public record ErrorDetail(ErrorGroup group, Map<Dimension, List<ErrorShare>> shares, List<ErrorSample> samples) {
    /** The stack of the newest sample that has one; null where none has. */
    public @Nullable String stack() {
        for (var sample : samples) {
            if (sample.stack() != null) {
                return sample.stack();
            }
        }
        return null;
    }
}
