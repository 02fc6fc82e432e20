package io.trackplane.flag.console;

import io.trackplane.kernel.Message;
import io.trackplane.web.Merge;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of saving.
 *
 * @param problems what is wrong, by field path; empty when nothing is
 * @param merge what two people must agree on; null when nothing
 * @param published whether it is served already
 */
record Attempt(Map<String, Message> problems, @Nullable Merge merge, boolean published) {
    static Attempt saved(boolean published) {
        return new Attempt(Map.of(), null, published);
    }

    static Attempt refused(Map<String, Message> problems) {
        return new Attempt(new LinkedHashMap<>(problems), null, false);
    }

    static Attempt disputed(Merge merge) {
        return new Attempt(Map.of(), merge, false);
    }

    boolean isSaved() {
        return problems.isEmpty() && merge == null;
    }
}
