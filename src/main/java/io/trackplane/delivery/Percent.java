package io.trackplane.delivery;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Rates as people write them: 0 to 100 with at most three decimals, such as {@code 12.5} for 0.125. */
public final class Percent {
    /** Most decimals: a rollout hash tells 100 000 buckets apart. */
    public static final int DECIMALS = 3;

    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final int LONGEST = 12;

    private Percent() {}

    /** What was typed as a rate from 0 to 1, with or without the sign; empty when it is no percentage. */
    public static OptionalDouble read(String typed) {
        var digits = typed.strip().replaceFirst("\\s*[%％]$", "");
        if (digits.isEmpty()
                || digits.length() > LONGEST
                || !digits.matches("[0-9]*\\.?[0-9]*")
                || digits.equals(".")) {
            return OptionalDouble.empty();
        }
        var number = new BigDecimal(digits);
        boolean fits =
                number.compareTo(MOST) <= 0 && number.stripTrailingZeros().scale() <= DECIMALS;
        return fits ? OptionalDouble.of(number.movePointLeft(2).doubleValue()) : OptionalDouble.empty();
    }

    /** A rate from 0 to 1 as a percentage without the sign. */
    public static String text(double rate) {
        return BigDecimal.valueOf(rate).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
