package io.trackplane.delivery;

import io.trackplane.flag.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions on one line, in the words of definitions, so that they read the same in every language. */
public final class ConditionText {
    private ConditionText() {}

    /** Such as {@code country in DE, FR and segment staff}. */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.all().isEmpty() ? "*" : joined(all.all(), " and ");
            case Condition.Any any -> any.any().isEmpty() ? "-" : joined(any.any(), " or ");
            case Condition.Not not -> "not (" + of(not.not()) + ")";
            case Condition.InSegment member -> (member.negate() ? "not segment " : "segment ") + member.segment();
            case Condition.Test test -> test(test);
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream()
                .map(one -> one instanceof Condition.Any || one instanceof Condition.All ? "(" + of(one) + ")" : of(one))
                .collect(Collectors.joining(word));
    }

    private static String test(Condition.Test test) {
        var values = test.values().isEmpty() ? "" : " " + String.join(", ", test.values());
        return test.attribute() + (test.negate() ? " not " : " ") + test.operator().key() + values;
    }
}
