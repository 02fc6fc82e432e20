package io.trackplane.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Regular expressions that people wrote: RE2 only, whose time is linear in the text, and of a limited size. */
final class Patterns {
    static final int LONGEST = 200;
    private static final int LARGEST_PROGRAM = 2_000;

    private Patterns() {}

    /** The expression, ready to use; empty when it is none or too large. */
    static Optional<Pattern> compile(String expression) {
        if (expression.length() > LONGEST || new RepetitionCount(expression).total() > LARGEST_PROGRAM) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(expression)).filter(pattern -> pattern.programSize() <= LARGEST_PROGRAM);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
