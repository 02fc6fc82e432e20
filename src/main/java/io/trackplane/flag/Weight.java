package io.trackplane.flag;

import java.util.Objects;

/**
 * How large a variant's share of a split is.
 *
 * @param variant key of the variant
 * @param weight thousandths of a percent, 0 to 100 000
 */
public record Weight(String variant, int weight) {
    public Weight {
        variant = Objects.requireNonNullElse(variant, "");
    }
}
