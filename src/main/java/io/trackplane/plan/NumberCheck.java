package io.trackplane.plan;

import io.trackplane.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A number, with or without fraction. */
final class NumberCheck extends ValueCheck {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final boolean whole;
    private final @Nullable BigDecimal min;
    private final @Nullable BigDecimal max;
    private final boolean noneWhole;
    private final long leastWhole;
    private final long mostWhole;
    private final double least;
    private final double most;

    NumberCheck(PropertyDefinition property) {
        super(property.type().key(), property);
        this.whole = property.type() == PropertyType.INTEGER;
        this.min = property.min();
        this.max = property.max();
        this.noneWhole = (min != null && min.compareTo(MOST) > 0) || (max != null && max.compareTo(LEAST) < 0);
        this.leastWhole = min == null
                ? Long.MIN_VALUE
                : min.setScale(0, RoundingMode.CEILING).max(LEAST).min(MOST).longValueExact();
        this.mostWhole = max == null
                ? Long.MAX_VALUE
                : max.setScale(0, RoundingMode.FLOOR).min(MOST).max(LEAST).longValueExact();
        this.least = min == null ? Double.NEGATIVE_INFINITY : min.doubleValue();
        this.most = max == null ? Double.POSITIVE_INFINITY : max.doubleValue();
    }

    @Override
    boolean holds(Value value) {
        return typed(value) && inRange(value);
    }

    private boolean typed(Value value) {
        return value instanceof Value.Whole
                || (value instanceof Value.Decimal decimal && (!whole || isWhole(decimal.number())));
    }

    private boolean inRange(Value value) {
        return value instanceof Value.Whole number
                ? !noneWhole && number.number() >= leastWhole && number.number() <= mostWhole
                : value instanceof Value.Decimal decimal && decimal.number() >= least && decimal.number() <= most;
    }

    static boolean isWhole(double number) {
        return Math.rint(number) == number;
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!typed(value)) {
            tellType(value, pointer, found);
        } else if (!inRange(value)) {
            found.add(pointer, ViolationKind.RANGE, range(), shown(value));
        }
    }

    private String range() {
        if (min == null) {
            return "<= " + text(max);
        }
        return max == null ? ">= " + text(min) : text(min) + ".." + text(max);
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
