package io.trackplane.web.view;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/**
 * Values of changes as people read them: codes by the names that modules give them in the messages
 * {@code value.<field>.<code>}, instants as moments, everything else as it is.
 */
public final class ChangedValues {
    private static final Pattern ELEMENT = Pattern.compile("\\[([^]]*)]");

    private final Locale locale;
    private final MessageSource messages;
    private final Times times;

    ChangedValues(Locale locale, MessageSource messages, Times times) {
        this.locale = locale;
        this.messages = messages;
        this.times = times;
    }

    /**
     * One value in words.
     *
     * @param field name of the field, as in {@link io.trackplane.kernel.FieldChange}
     * @param value its value before or after
     */
    public String text(String field, String value) {
        // Most values have no name: with a default, even an empty one, the log stays free of keys nobody has.
        var name = messages.getMessage("value." + field + "." + value, null, "", locale);
        return name == null || name.isEmpty() ? momentOr(value) : name;
    }

    /**
     * What a field is called: the message {@code field.<subject>.<field>}. What stands in brackets is the name of one element of a list and an
     * argument of the message, so that {@code rules[2].split[sheet]} is called by {@code field.flag.rules[].split[]}.
     *
     * @param subject type of the changed thing in the audit trail
     * @param field as in {@link io.trackplane.kernel.FieldChange}
     */
    public String label(String subject, String field) {
        var names = ELEMENT.matcher(field).results().map(name -> name.group(1)).toArray();
        var key = "field." + subject + "." + ELEMENT.matcher(field).replaceAll("[]");
        var label = messages.getMessage(key, names, "", locale);
        return label == null || label.isEmpty() ? field : label;
    }

    private String momentOr(String value) {
        try {
            return times.moment(Instant.parse(value));
        } catch (DateTimeParseException notAnInstant) {
            return value;
        }
    }
}
