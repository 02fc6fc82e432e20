package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.revision.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The flags, segments and kill switches among the parts of an environment. */
public final class FlagParts {
    /** A flag; its key is the flag's. */
    public static final String FLAG = "flag";

    /** A segment; its key is the segment's. */
    public static final String SEGMENT = "segment";

    /** The kill switch of a flag, thrown while it exists; its key is the flag's. Acts at once, without a draft. */
    public static final String KILL_SWITCH = "flag-kill";

    /** Content of every part of kind {@link #KILL_SWITCH}. */
    public static final String KILLED = "{\"killed\":true}";

    private static final Pattern ELEMENT = Pattern.compile("^(flags|segments)\\[([^]]*)]\\.?");

    private FlagParts() {}

    /** All flags and segments. */
    public static FlagSet set(Parts parts) {
        return new FlagSet(
                parts.of(FLAG).values().stream().map(Flag::parse).toList(),
                parts.of(SEGMENT).values().stream().map(Segment::parse).toList());
    }

    /**
     * Compiles them.
     *
     * @throws io.trackplane.kernel.Problem.Invalid when they do not fit together
     */
    public static FlagSnapshot compile(Parts parts) {
        return FlagSnapshot.compile(set(parts), parts.of(KILL_SWITCH).keySet());
    }

    /** What is wrong with them together, by part name and field, such as {@code flag/new-checkout.rules[0].when}. */
    static Map<String, Message> problems(Parts parts) {
        var named = new LinkedHashMap<String, Message>();
        set(parts).problems().forEach((field, message) -> named.put(named(field), message));
        return named;
    }

    private static String named(String field) {
        var element = ELEMENT.matcher(field);
        if (!element.find()) {
            return field;
        }
        var rest = field.substring(element.end());
        var name = (element.group(1).equals("flags") ? FLAG : SEGMENT) + "/" + element.group(2);
        return rest.isEmpty() ? name : name + "." + rest;
    }
}
