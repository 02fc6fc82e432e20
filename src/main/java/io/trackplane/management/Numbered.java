package io.trackplane.management;

import io.trackplane.kernel.Problem;
import java.util.regex.Pattern;

/** Reads the number in an address. */
final class Numbered {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Numbered() {}

    /**
     * The number.
     *
     * @throws Problem.NotFound when it is none, or has more digits than there will be revisions and versions
     */
    static int of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Problem.NotFound();
        }
        return Integer.parseInt(text);
    }
}
