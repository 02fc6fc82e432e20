package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named condition that flags, other segments and remote configuration refer to.
 *
 * @param key lower-case letters, digits, hyphen, dot, underscore; 1 to 80 characters
 * @param name for people, 1 to 80 characters
 * @param description what it is for, up to 1 000 characters; null when not given
 * @param when who belongs to it
 */
public record Segment(String key, String name, @Nullable String description, Condition when) {
    public Segment {
        key = Objects.requireNonNullElse(key, "");
        name = Objects.requireNonNullElse(name, "");
        when = Keys.present("when", when);
    }

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid when it is not the JSON of a segment, or with everything {@link #problems} finds
     */
    public static Segment parse(String json) {
        var segment = CanonicalJson.read(json, Segment.class);
        if (!segment.problems().isEmpty()) {
            throw new Problem.Invalid(segment.problems());
        }
        return segment;
    }

    /** The canonical text of the definition. */
    public String json() {
        return CanonicalJson.write(this);
    }

    /** Everything that is wrong with it by itself, by field path. Whether the segments it refers to exist says {@link FlagSet#problems}. */
    @JsonIgnore
    public Map<String, Message> problems() {
        var findings = new Findings("");
        findings.key("key", key, Keys.KEY);
        findings.required("name", name, Flag.LONGEST_NAME);
        findings.atMost("description", Objects.requireNonNullElse(description, ""), Flag.LONGEST_DESCRIPTION);
        findings.add(when.problems("when"));
        return findings.all();
    }
}
