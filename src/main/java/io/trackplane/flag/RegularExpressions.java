package io.trackplane.flag;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions people wrote: RE2/J only, which takes time linear in the text, and small. */
final class RegularExpressions {
    private static final int LONGEST = 200;
    private static final int LARGEST_PROGRAM = 2000;

    private RegularExpressions() {}

    static @Nullable Pattern read(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST) {
            return null;
        }
        try {
            var pattern = Pattern.compile(expression);
            return pattern.programSize() <= LARGEST_PROGRAM ? pattern : null;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }
}
