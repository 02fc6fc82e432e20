package io.trackplane.flag.console;

import io.trackplane.flag.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A segment as its editor shows it.
 *
 * @param key fixed once it exists
 */
record SegmentForm(String key, String name, String description, ConditionForm when, String focus) {
    /** The fields of the definition it changes. */
    static final List<String> FIELDS = List.of("name", "description", "when");

    static SegmentForm fresh() {
        return new SegmentForm("", "", "", ConditionForm.everybody().with("test", 0), "");
    }

    static SegmentForm of(Segment segment) {
        return new SegmentForm(
                segment.key(),
                segment.name(),
                Objects.requireNonNullElse(segment.description(), ""),
                ConditionForm.of(segment.when()),
                "");
    }

    static SegmentForm read(Posted posted, String key) {
        return new SegmentForm(
                key, posted.line("name"), posted.lines("description"), ConditionForm.read(posted, ""), "");
    }

    /** What a button other than saving does, such as {@code add.test.0} or {@code cut.3}. */
    SegmentForm after(String action) {
        var words = action.split("\\.");
        if (words[0].equals("add") && words.length == 3) {
            int group = Posted.number(words[2], 0);
            return with(
                    when.with(words[1], group),
                    "node." + when.end(Math.min(group, when.nodes().size() - 1)) + ".attribute");
        }
        return words[0].equals("cut") && words.length == 2
                ? with(when.without(Posted.number(words[1], 0)), "add.test.0")
                : this;
    }

    private SegmentForm with(ConditionForm changed, String focused) {
        return new SegmentForm(key, name, description, changed, focused);
    }

    /** The fields as JSON; the condition is kept as it is written where the lines are the same. */
    Map<String, String> fields(@Nullable Segment stored, Map<String, Integer> places) {
        var built = when.build("when");
        places.putAll(built.places());
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", Fields.json(name));
        fields.put("description", Fields.text(description));
        fields.put(
                "when",
                Fields.json(stored == null ? built.condition() : when.keeping(stored.when(), built.condition())));
        return fields;
    }
}
