package io.trackplane.flag;

import java.util.Objects;

/**
 * Neighbouring buckets that belong to one variant.
 *
 * @param variant key of the variant
 * @param from first bucket
 * @param to first bucket no longer, above {@code from}
 */
public record Allotment(String variant, int from, int to) {
    public Allotment {
        variant = Objects.requireNonNullElse(variant, "");
    }

    int size() {
        return to - from;
    }
}
