package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trackplane.kernel.Problem;
import java.util.Locale;

/**
 * How a {@link Condition.Test} compares an attribute with its values. How values of the various types compare stands at
 * {@link Condition.Test}.
 */
public enum Operator {
    /** The text is the value, to the character. */
    EQUALS(Operand.TEXT, 1, 1),
    /** The text is one of the values. */
    IN(Operand.TEXT, 1, Operator.MOST_VALUES),
    /** The text contains one of the values. */
    CONTAINS(Operand.TEXT, 1, Operator.MOST_VALUES),
    /** The text begins with one of the values. */
    STARTS_WITH(Operand.TEXT, 1, Operator.MOST_VALUES),
    /** The text ends with one of the values. */
    ENDS_WITH(Operand.TEXT, 1, Operator.MOST_VALUES),
    /** The regular expression is found somewhere in the text; {@code ^} and {@code $} tie it to the ends, {@code (?i)} ignores case. */
    MATCHES(Operand.PATTERN, 1, 1),
    NUMBER_EQUALS(Operand.NUMBER, 1, 1),
    NUMBER_LESS_THAN(Operand.NUMBER, 1, 1),
    NUMBER_AT_MOST(Operand.NUMBER, 1, 1),
    NUMBER_GREATER_THAN(Operand.NUMBER, 1, 1),
    NUMBER_AT_LEAST(Operand.NUMBER, 1, 1),
    /** From the first value to the second, both included. */
    NUMBER_BETWEEN(Operand.NUMBER, 2, 2),
    /** Earlier than the value. */
    DATE_BEFORE(Operand.DATE, 1, 1),
    /** Later than the value. */
    DATE_AFTER(Operand.DATE, 1, 1),
    /** From the first value, included, to the second, not included. */
    DATE_BETWEEN(Operand.DATE, 2, 2),
    SEMVER_EQUALS(Operand.VERSION, 1, 1),
    SEMVER_LESS_THAN(Operand.VERSION, 1, 1),
    SEMVER_AT_MOST(Operand.VERSION, 1, 1),
    SEMVER_GREATER_THAN(Operand.VERSION, 1, 1),
    SEMVER_AT_LEAST(Operand.VERSION, 1, 1),
    /** The tilde range of npm: not before the value, and of the same major and minor version, or of the same major version where the value has no minor. */
    SEMVER_TILDE(Operand.VERSION, 1, 1),
    /** The address lies in one of the networks. */
    CIDR(Operand.NETWORK, 1, Operator.MOST_VALUES),
    /** The attribute is there and is not null. */
    EXISTS(Operand.TEXT, 0, 0);

    /** Most values of one test. */
    public static final int MOST_VALUES = 1000;

    private final Operand operand;
    private final int fewest;
    private final int most;

    Operator(Operand operand, int fewest, int most) {
        this.operand = operand;
        this.fewest = fewest;
        this.most = most;
    }

    /** The name in definitions, such as {@code starts_with}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The operator of that key.
     *
     * @throws Problem.Invalid naming the operators there are
     */
    @JsonCreator
    public static Operator of(String key) {
        return Keys.choice(values(), Operator::key, key);
    }

    /** What its values are. */
    public Operand operand() {
        return operand;
    }

    /** Fewest values it works with. */
    public int fewest() {
        return fewest;
    }

    /** Most values it works with. */
    public int most() {
        return most;
    }
}
