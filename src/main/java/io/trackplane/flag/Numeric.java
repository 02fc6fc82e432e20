package io.trackplane.flag;

import io.trackplane.event.Value;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number to compare: whole ones exactly, others as 64-bit floating point.
 *
 * @param whole whether it is a whole number of at most 64 bits, then in {@code exact}
 * @param exact the whole number; 0 for others
 * @param approximate the number as floating point, finite
 */
record Numeric(boolean whole, long exact, double approximate) {
    private static final Pattern JSON = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final int LONGEST = 100;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private static Numeric whole(long number) {
        return new Numeric(true, number, number);
    }

    private static Numeric decimal(double number) {
        return new Numeric(false, 0, number);
    }

    /** The number an attribute is, null when it is none. */
    static @Nullable Numeric of(Value value) {
        return switch (value) {
            case Value.Whole whole -> whole(whole.number());
            case Value.Decimal decimal -> decimal(decimal.number());
            case Value.Text text -> read(text.text());
            default -> null;
        };
    }

    /** A number that was checked before. */
    static Numeric of(String checked) {
        return Objects.requireNonNull(read(checked), checked);
    }

    static @Nullable Numeric read(String text) {
        if (text.length() > LONGEST || !JSON.matcher(text).matches()) {
            return null;
        }
        return WHOLE.matcher(text).matches() ? readWhole(text) : readDecimal(text);
    }

    private static @Nullable Numeric readWhole(String digits) {
        try {
            return whole(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return readDecimal(digits);
        }
    }

    private static @Nullable Numeric readDecimal(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? decimal(number) : null;
    }

    /** A JSON number as floating point, not finite when it is too large. */
    static double approximate(JsonNode number) {
        return number.isFloat() || number.isDouble()
                ? number.doubleValue()
                : number.decimalValue().doubleValue();
    }

    /** Adding 0 makes −0 the same as 0. */
    static int compare(Numeric one, Numeric other) {
        return one.whole && other.whole
                ? Long.compare(one.exact, other.exact)
                : Double.compare(one.approximate + 0.0, other.approximate + 0.0);
    }
}
