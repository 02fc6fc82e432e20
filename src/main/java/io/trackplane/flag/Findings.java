package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects what is wrong with a definition, the first finding for each field, and refuses all of them together. */
final class Findings {
    private final LinkedHashMap<String, Message> found;
    private final String path;

    Findings(String path) {
        this(new LinkedHashMap<>(), path);
    }

    private Findings(LinkedHashMap<String, Message> found, String path) {
        this.found = found;
        this.path = path;
    }

    /** The same collection, one field deeper. */
    Findings in(String field) {
        return new Findings(found, path(field));
    }

    /** The same collection, at one element of a list. */
    Findings in(String list, int index) {
        return new Findings(found, path(list) + "[" + index + "]");
    }

    /** Notes the message when the condition does not hold; an empty field is the place itself. */
    boolean check(boolean holds, String field, String otherwise, Serializable... arguments) {
        if (!holds) {
            found.putIfAbsent(path(field), Message.of(otherwise, arguments));
        }
        return holds;
    }

    void required(String field, String value, int most) {
        check(!value.isBlank(), field, "flag.problem.required");
        atMost(field, value, most);
    }

    void atMost(String field, String value, int characters) {
        check(value.codePointCount(0, value.length()) <= characters, field, "flag.problem.too-long", characters);
    }

    /** Whether a list is short enough to be looked at element by element. */
    boolean count(String field, int size, int most) {
        return check(size <= most, field, "flag.problem.too-many", most);
    }

    void key(String field, String key, Pattern allowed) {
        if (check(!key.isBlank(), field, "flag.problem.required")) {
            check(allowed.matcher(key).matches(), field, "flag.problem.key");
        }
    }

    /** Takes over what was found here by somebody else. */
    void add(Map<String, Message> findings) {
        findings.forEach((field, message) -> found.putIfAbsent(path(field), message));
    }

    Map<String, Message> all() {
        return found;
    }

    /**
     * Ends the check.
     *
     * @throws Problem.Invalid with everything that was found
     */
    void done() {
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
    }

    private String path(String field) {
        if (path.isEmpty() || field.isEmpty()) {
            return path + field;
        }
        return path + "." + field;
    }
}
