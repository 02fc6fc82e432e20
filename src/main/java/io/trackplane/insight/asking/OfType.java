package io.trackplane.insight.asking;

import io.trackplane.event.EventType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Events of a type, with those of clients whose wire shape knows no types and who say it by a name. */
public final class OfType {
    private OfType() {}

    /**
     * To stand behind {@code from}; holds {@code {matching}} for the events that are meant. The two are asked for apart: the engine passes over groups of rows in
     * which there is no such type or no such name, but looks at all of them for one or the other.
     *
     * @param names of events without a type of their own, from the code
     */
    public static String relation(EventType type, String... names) {
        var quoted = Arrays.stream(names).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return """
                (SELECT * FROM events WHERE {matching} AND type = %d
                 UNION ALL SELECT * FROM events WHERE {matching} AND type = %d AND name IN (%s)) AS events""".formatted(type.ordinal(), EventType.EVENT.ordinal(), quoted);
    }
}
