package io.trackplane.delivery;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what is wrong with a definition, the first finding for each field, and refuses all of them together. */
final class Findings {
    private final LinkedHashMap<String, Message> found = new LinkedHashMap<>();

    boolean check(boolean holds, String field, String otherwise, Serializable... arguments) {
        if (!holds) {
            found.putIfAbsent(field, Message.of("delivery.problem." + otherwise, arguments));
        }
        return holds;
    }

    void rate(String field, double rate) {
        check(rate >= 0 && rate <= 1, field, "rate");
    }

    void range(String field, long value, long least, long most) {
        check(value >= least && value <= most, field, "range", least, most);
    }

    void atMost(String field, String value, int characters) {
        check(value.codePointCount(0, value.length()) <= characters, field, "too-long", characters);
    }

    boolean count(String field, int size, int most) {
        return check(size <= most, field, "too-many", most);
    }

    void add(String path, Map<String, Message> findings) {
        findings.forEach((field, message) -> found.putIfAbsent(path.isEmpty() ? field : path + "." + field, message));
    }

    /** @throws Problem.Invalid with everything that was found */
    void done() {
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
    }
}
