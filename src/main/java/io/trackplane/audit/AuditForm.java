package io.trackplane.audit;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of a trail's page, as they stand in its address.
 *
 * @param q free text
 * @param actor name of the actor
 * @param subject type of the subject, or {@code type:identifier} for one thing
 * @param environment {@code application}, or {@code application/environment}
 * @param action what was done
 * @param from first day, {@code 2026-11-19}
 * @param to last day
 */
record AuditForm(
        @Nullable String q,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String environment,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to) {
    /** A year of more than four digits makes a day longer, and so far away that the days around it are none. */
    private static final int LONGEST_DAY = "2026-11-19".length();

    AuditForm {
        q = blankToNull(q);
        actor = blankToNull(actor);
        subject = blankToNull(subject);
        environment = blankToNull(environment);
        action = blankToNull(action);
        from = blankToNull(from);
        to = blankToNull(to);
    }

    AuditForm withEnvironment(String place) {
        return new AuditForm(q, actor, subject, place, action, from, to);
    }

    AuditForm withActor(String name) {
        return new AuditForm(q, name, subject, environment, action, from, to);
    }

    AuditForm withSubject(String thing) {
        return new AuditForm(q, actor, thing, environment, action, from, to);
    }

    /**
     * What the filters mean.
     *
     * @param zone in which the days begin
     * @throws Problem.Invalid when a day is none, or the last one comes before the first
     */
    AuditFilter filter(ZoneId zone) {
        var first = day("from", from);
        var last = day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new Problem.Invalid("to", Message.of("audit.trail.problem.reversed"));
        }
        return new AuditFilter(
                q,
                actor,
                head(subject, ':'),
                tail(subject, ':'),
                action,
                head(environment, '/'),
                tail(environment, '/'),
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The filters that are set, by parameter, in the order of the form. */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        put(set, "q", q);
        put(set, "from", from);
        put(set, "to", to);
        put(set, "environment", environment);
        put(set, "subject", subject);
        put(set, "action", action);
        put(set, "actor", actor);
        return set;
    }

    /** An address with these filters. */
    String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        set().keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(set()).toUriString();
    }

    private static void put(Map<String, String> set, String name, @Nullable String value) {
        if (value != null) {
            set.put(name, value);
        }
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() > LONGEST_DAY ? "" : text);
        } catch (DateTimeParseException e) {
            throw new Problem.Invalid(field, Message.of("audit.trail.problem.no-date"));
        }
    }

    private static @Nullable String head(@Nullable String text, char separator) {
        return text == null || text.indexOf(separator) < 0
                ? text
                : blankToNull(text.substring(0, text.indexOf(separator)));
    }

    private static @Nullable String tail(@Nullable String text, char separator) {
        return text == null || text.indexOf(separator) < 0
                ? null
                : blankToNull(text.substring(text.indexOf(separator) + 1));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
