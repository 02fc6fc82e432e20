package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.util.LinkedHashMap;

/** Collects what is wrong with the fields of a form, the first finding for each, and refuses them together. */
final class Checks {
    static final int MAX_NAME = 80;
    private final LinkedHashMap<String, Message> findings = new LinkedHashMap<>();

    Checks that(boolean holds, String field, String otherwise, Serializable... arguments) {
        if (!holds) {
            findings.putIfAbsent(field, Message.of(otherwise, arguments));
        }
        return this;
    }

    Checks name(String field, String value) {
        return that(!value.isBlank(), field, "tenancy.problem.required").atMost(field, value, MAX_NAME);
    }

    Checks atMost(String field, String value, int characters) {
        return that(
                value.codePointCount(0, value.length()) <= characters, field, "tenancy.problem.too-long", characters);
    }

    Checks range(String field, int value, int least, int most) {
        return that(value >= least && value <= most, field, "tenancy.problem.range", least, most);
    }

    void done() {
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }
}
