package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.List;
import java.util.Map;

/**
 * All flags and segments of one environment.
 *
 * @param flags at most {@value #MOST_FLAGS}
 * @param segments at most {@value Segments#MOST}
 */
public record FlagSet(List<Flag> flags, List<Segment> segments) {
    /** Most flags of one environment. */
    public static final int MOST_FLAGS = 1000;

    /** How many prerequisites may lie one behind the other. */
    public static final int DEEPEST = 10;

    /** Nothing. */
    public static final FlagSet EMPTY = new FlagSet(List.of(), List.of());

    public FlagSet {
        flags = List.copyOf(flags);
        segments = List.copyOf(segments);
    }

    /**
     * Everything that is wrong with them, each by itself and all together, at {@code flags[<key>].…} and {@code segments[<key>].…}:
     * keys that occur twice, segments, flags and variants that are referred to and do not exist, circles, and chains that are too long.
     * References are looked up once nothing else is wrong.
     */
    public Map<String, Message> problems() {
        var findings = new Findings("");
        new SegmentsCheck(segments).check(findings);
        new FlagSetCheck(this).check(findings);
        return findings.all();
    }
}
