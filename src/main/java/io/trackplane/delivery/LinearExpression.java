package io.trackplane.delivery;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;

/** A pattern of a user's schema, on a linear-time engine. */
final class LinearExpression implements RegularExpression {
    private final Pattern pattern;

    LinearExpression(String expression) {
        pattern = Pattern.compile(expression);
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(value).find();
    }
}
