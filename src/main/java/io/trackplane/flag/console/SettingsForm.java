package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Multiline;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a flag is, as typed.
 *
 * @param tags with commas between them
 * @param reviewBy a date as ISO-8601 writes it; empty for none
 */
record SettingsForm(
        @Nullable String name,
        @Multiline @Nullable String description,
        @Nullable String kind,
        @Nullable String tags,
        @Nullable String owner,
        boolean visible,
        @Nullable String reviewBy) {
    /** The fields of the definition it changes. */
    static final List<String> FIELDS =
            List.of("name", "description", "kind", "tags", "owner", "visible_to_clients", "review_by");

    static SettingsForm of(Flag flag) {
        return new SettingsForm(
                flag.name(),
                flag.description(),
                flag.kind().key(),
                String.join(", ", flag.tags()),
                flag.owner(),
                flag.visibleToClients(),
                flag.reviewBy() == null ? "" : flag.reviewBy().toString());
    }

    static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    static List<String> tags(@Nullable String typed) {
        return Arrays.stream(text(typed).split("[,，]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /** @throws Problem.Invalid on {@code review_by} when it is no date */
    static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return text(typed).isEmpty() ? null : LocalDate.parse(text(typed));
        } catch (DateTimeException e) {
            throw new Problem.Invalid("review_by", Message.of("flag.problem.day"));
        }
    }

    Map<String, String> fields() {
        var day = date(reviewBy);
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", Fields.json(text(name)));
        fields.put("description", Fields.text(text(description)));
        fields.put("kind", Fields.text(text(kind)));
        fields.put("tags", tags(tags).isEmpty() ? "" : Fields.json(tags(tags)));
        fields.put("owner", Fields.text(text(owner)));
        fields.put("visible_to_clients", Boolean.toString(visible));
        fields.put("review_by", day == null ? "" : Fields.json(day.toString()));
        return fields;
    }
}
