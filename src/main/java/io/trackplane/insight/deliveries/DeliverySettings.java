package io.trackplane.insight.deliveries;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a delivery, and changed later.
 *
 * @param name what people call it, 1 to 80 characters
 * @param contentType what is shown, such as {@code banner}; at most 40 characters, empty where nothing is said
 * @param targetUsers how many users it is meant for, 0 to a billion; null where nobody knows
 * @param from first day, in the tenant's zone; null where it has none
 * @param until last day; null where it has none
 */
public record DeliverySettings(
        String name,
        String contentType,
        @Nullable Long targetUsers,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    private static final int MAX_NAME = 80;
    private static final int MAX_CONTENT_TYPE = 40;
    private static final long MAX_USERS = 1_000_000_000;

    /** @throws Problem.Invalid when something of it cannot be accepted */
    void check() {
        var findings = new LinkedHashMap<String, Message>();
        if (name.isBlank()) {
            findings.put("name", Message.of("insight.delivery.problem.required"));
        }
        if (length(name) > MAX_NAME) {
            findings.put("name", Message.of("insight.delivery.problem.too-long", MAX_NAME));
        }
        if (length(contentType) > MAX_CONTENT_TYPE) {
            findings.put("contentType", Message.of("insight.delivery.problem.too-long", MAX_CONTENT_TYPE));
        }
        if (targetUsers != null && (targetUsers < 0 || targetUsers > MAX_USERS)) {
            findings.put("targetUsers", Message.of("insight.delivery.problem.target", MAX_USERS));
        }
        if (from != null && until != null && until.isBefore(from)) {
            findings.put("until", Message.of("insight.delivery.problem.reversed"));
        }
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    Map<String, Object> audited() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name);
        fields.put("contentType", contentType);
        fields.put("targetUsers", targetUsers == null ? "" : targetUsers);
        fields.put("from", from == null ? "" : from);
        fields.put("until", until == null ? "" : until);
        return fields;
    }
}
