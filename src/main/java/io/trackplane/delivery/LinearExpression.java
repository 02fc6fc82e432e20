package io.trackplane.delivery;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;

/** A pattern of a user's schema: at most 200 characters, small when compiled, on a linear-time engine. */
final class LinearExpression implements RegularExpression {
    private static final int LONGEST = 200;
    private static final int LARGEST_PROGRAM = 2000;

    private final Pattern pattern;

    /** @throws IllegalArgumentException when it is no such pattern */
    LinearExpression(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        pattern = Pattern.compile(expression);
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new IllegalArgumentException("too large when compiled");
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(value).find();
    }
}
