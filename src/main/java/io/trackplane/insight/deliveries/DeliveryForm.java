package io.trackplane.insight.deliveries;

import static java.util.Map.entry;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.TwoEditors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery to be registered or changed, as typed. */
record DeliveryForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable String targetUsers,
        @Nullable String from,
        @Nullable String until) {
    /** A form to register a delivery; of one that events name, the id is known. */
    static DeliveryForm empty(String id) {
        return new DeliveryForm(id, "", "", "", "", "");
    }

    static DeliveryForm of(DeliveryRegistration registration) {
        var settings = registration.settings();
        return new DeliveryForm(
                registration.id(),
                settings.name(),
                settings.contentType(),
                text(settings.targetUsers()),
                text(settings.from()),
                text(settings.until()));
    }

    String wantedId() {
        return line(id);
    }

    /** @throws Problem.Invalid when something cannot be read */
    DeliverySettings settings() {
        return new DeliverySettings(line(name), line(contentType), users(), day("from", from), day("until", until));
    }

    /** Without the id, which nobody can change. */
    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("name", line(name)),
                entry("contentType", line(contentType)),
                entry("targetUsers", line(targetUsers)),
                entry("from", line(from)),
                entry("until", line(until))));
    }

    private @Nullable Long users() {
        try {
            return line(targetUsers).isEmpty() ? null : Long.valueOf(line(targetUsers));
        } catch (NumberFormatException e) {
            throw new Problem.Invalid("targetUsers", Message.of("insight.delivery.problem.number"));
        }
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed) {
        try {
            return line(typed).isEmpty() ? null : LocalDate.parse(line(typed));
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, Message.of("insight.delivery.problem.date"));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
