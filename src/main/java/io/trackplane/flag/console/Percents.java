package io.trackplane.flag.console;

import io.trackplane.flag.Percent;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Map;

/** Reads percentages of a form without stopping at the first that cannot be read. */
final class Percents {
    private Percents() {}

    /** The share in thousandths; 0, and a problem more, where there is none to be read. */
    static int read(String field, String typed, Map<String, Message> problems) {
        try {
            return Percent.read(field, typed);
        } catch (Problem.Invalid invalid) {
            problems.putAll(invalid.fields());
            return 0;
        }
    }
}
