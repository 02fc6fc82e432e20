package io.trackplane.plan;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what cannot be accepted, the first finding for each path. */
final class Findings {
    /** Of a plan that is wrong everywhere nobody reads more. */
    private static final int MOST = 1_000;

    private final LinkedHashMap<String, Message> found = new LinkedHashMap<>();

    boolean that(boolean holds, String path, String otherwise, Serializable... arguments) {
        if (!holds && found.size() < MOST) {
            found.putIfAbsent(path, Message.of(otherwise, arguments));
        }
        return holds;
    }

    void atMost(String path, String text, int characters) {
        that(text.codePointCount(0, text.length()) <= characters, path, "plan.problem.too-long", characters);
    }

    void atMost(String path, List<?> list, int elements) {
        that(list.size() <= elements, path, "plan.problem.too-many", list.size(), elements);
    }

    Map<String, Message> found() {
        return found;
    }

    void done() {
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
    }
}
