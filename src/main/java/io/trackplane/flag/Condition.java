package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.trackplane.kernel.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What has to be true of an {@link EvaluationContext}. Which kind an object is shows in its fields: {@code all}, {@code any},
 * {@code not}, {@code segment} or {@code attribute}. Nests at most {@value #DEEPEST} deep and holds at most {@value #MOST} tests.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Condition.All.class),
    @JsonSubTypes.Type(Condition.Any.class),
    @JsonSubTypes.Type(Condition.Not.class),
    @JsonSubTypes.Type(Condition.InSegment.class),
    @JsonSubTypes.Type(Condition.Test.class)
})
public sealed interface Condition {
    /** Most tests and references to segments in one flag or segment. */
    int MOST = 500;

    /** Deepest nesting of {@code all}, {@code any} and {@code not}. */
    int DEEPEST = 10;

    /** Holds for everybody. */
    Condition ALWAYS = new All(List.of());

    /** Every one holds; so it does when there is none. */
    record All(List<Condition> all) implements Condition {
        public All {
            all = List.copyOf(Objects.requireNonNullElse(all, List.of()));
        }
    }

    /** At least one holds; none does when there is none. */
    record Any(List<Condition> any) implements Condition {
        public Any {
            any = List.copyOf(Objects.requireNonNullElse(any, List.of()));
        }
    }

    /** The opposite holds. */
    record Not(Condition not) implements Condition {
        public Not {
            not = Keys.present("not", not);
        }
    }

    /**
     * The context belongs to a segment.
     *
     * @param segment its key
     * @param negate whether it must not belong to it
     */
    record InSegment(
            String segment,
            @JsonInclude(Include.NON_DEFAULT) boolean negate) implements Condition {
        public InSegment {
            segment = Objects.requireNonNullElse(segment, "");
        }
    }

    /**
     * An attribute compares with values in some way.
     *
     * <ul>
     *   <li>An attribute that is missing or null fails every test; only {@code exists} asks for that.
     *   <li>A list passes when any of its elements does; lists in lists and objects pass only {@code exists}.
     *   <li>Texts compare by characters, case and all, without normalisation. Numbers and booleans compare as texts by their shortest plain
     *       form: {@code 25}, {@code 2.5}, {@code true}. So the same test works on JSON and on query parameters.
     *   <li>Number tests take numbers, and texts that are one as JSON writes it. Whole numbers compare exactly, others as 64-bit floating
     *       point.
     *   <li>Dates are texts as {@link Operand#DATE} says, or whole numbers of milliseconds since 1970; they compare by milliseconds.
     *   <li>Versions and addresses are texts. What cannot be read as what the operator compares fails the test.
     *   <li>{@code negate} turns the outcome around whatever its reason: "not android" holds where no platform is known.
     * </ul>
     *
     * @param attribute its name, 1 to 128 characters; when no attribute has just this name, dots lead into objects
     * @param operator how it compares
     * @param values what it compares with, as texts (numbers and booleans are read as theirs); as many as the operator works with, each up
     *     to 500 characters
     * @param negate whether the outcome is turned around
     */
    record Test(
            String attribute,
            Operator operator,
            @JsonInclude(Include.NON_EMPTY) List<String> values,
            @JsonInclude(Include.NON_DEFAULT) boolean negate)
            implements Condition {
        /** Longest value, characters. */
        public static final int LONGEST_VALUE = 500;

        public Test {
            attribute = Objects.requireNonNullElse(attribute, "");
            operator = Keys.present("operator", operator);
            values = List.copyOf(Objects.requireNonNullElse(values, List.of()));
        }
    }

    /** A test that is not negated. */
    static Condition test(String attribute, Operator operator, String... values) {
        return new Test(attribute, operator, List.of(values), false);
    }

    /**
     * Everything that is wrong with it, by field path; empty when nothing is. Whether its segments exist says
     * {@link Segments#problems}.
     *
     * @param path where the condition stands, such as {@code rules[0].when}
     */
    default Map<String, Message> problems(String path) {
        var findings = new Findings(path);
        new ConditionCheck(MOST).check(this, findings);
        return findings.all();
    }
}
