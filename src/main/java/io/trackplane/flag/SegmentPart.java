package io.trackplane.flag;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Segments as parts of what an environment serves. */
@Component
class SegmentPart implements PartKind {
    private final FlagWords words;

    SegmentPart(FlagWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return FlagParts.SEGMENT;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission permission() {
        return Permission.FLAGS_CHANGE;
    }

    @Override
    public String canonical(String key, String json) {
        var segment = Segment.parse(json);
        if (!segment.key().equals(key)) {
            throw new Problem.Invalid("key", Message.of("flag.problem.other-key", key));
        }
        return segment.json();
    }

    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        var words = FieldChange.between(fields(before), fields(after));
        return words.isEmpty() ? PartKind.super.difference(before, after) : words;
    }

    private Map<String, String> fields(@Nullable String content) {
        var fields = new LinkedHashMap<String, String>();
        if (content != null) {
            var segment = Segment.parse(content);
            fields.put("name", segment.name());
            fields.put("description", Objects.requireNonNullElse(segment.description(), ""));
            fields.put("when", words.condition(segment.when()));
        }
        return fields;
    }

    @Override
    public String title(String key, String content) {
        return Segment.parse(content).name();
    }

    @Override
    public String page(String key) {
        return "/segments/" + key;
    }
}
