package io.trackplane.plan;

import io.trackplane.event.Value;
import java.util.regex.Pattern;

/**
 * What a violation tells about a value. It is kept beside the event and read by people, so it must not be a way around masking: of
 * texts only single words, of numbers only short ones, and of properties with a class of personal data nothing but type and length.
 */
final class Shown {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}_-]{0,39}\\d{0,3}");
    private static final long SHORT = 10_000_000;

    private Shown() {}

    static String of(Value value, boolean discreet) {
        return switch (value) {
            case Value.Text(var text) ->
                !discreet && WORD.matcher(text).matches()
                        ? "string " + text
                        : "string of length " + text.codePointCount(0, text.length());
            case Value.Whole(var number) ->
                !discreet && Math.abs(number) < SHORT && number > Long.MIN_VALUE ? "integer " + number : "integer";
            case Value.Decimal(var number) ->
                !discreet && Math.abs(number) < SHORT ? "number " + (float) number : "number";
            case Value.Truth(var holds) -> discreet ? "boolean" : "boolean " + holds;
            case Value.Items(var items) -> "array of length " + items.size();
            case Value.Fields(var fields) -> "object of " + fields.size();
            case Value.Nothing nothing -> "null";
        };
    }
}
