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
            case Value.Text text -> text(text.text(), discreet);
            case Value.Whole whole -> "integer" + (discreet || !isShort(whole.number()) ? "" : " " + whole.number());
            case Value.Decimal decimal ->
                "number" + (discreet || !isShort(decimal.number()) ? "" : " " + (float) decimal.number());
            case Value.Truth truth -> "boolean" + (discreet ? "" : " " + truth.holds());
            case Value.Items list -> "array of length " + list.items().size();
            case Value.Fields object -> "object of " + object.fields().size();
            case Value.Nothing nothing -> "null";
        };
    }

    private static String text(String text, boolean discreet) {
        return !discreet && WORD.matcher(text).matches()
                ? "string " + text
                : "string of length " + text.codePointCount(0, text.length());
    }

    /** What was told, without the value: {@code string}, where it was {@code string yes}. Lengths stay. */
    static String withoutValue(String told) {
        int blank = told.indexOf(' ');
        return blank < 0 || told.startsWith(" of ", blank) ? told : told.substring(0, blank);
    }

    private static boolean isShort(double number) {
        return Math.abs(number) < SHORT;
    }
}
