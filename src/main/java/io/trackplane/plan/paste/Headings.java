package io.trackplane.plan.paste;

import java.util.regex.Pattern;

/** What stands above tables. */
final class Headings {
    private static final Pattern NUMBER = Pattern.compile("^(?:[0-9]+(?:\\.[0-9]+)*[.、]?|[一二三四五六七八九十]{1,3}、)\\s*");

    private Headings() {}

    /** A heading without signs of emphasis and without its number. */
    static String plain(String text) {
        var bare = text.replace("**", "").replace("`", "").strip();
        var without = NUMBER.matcher(bare).replaceFirst("");
        return without.isEmpty() ? bare : without;
    }
}
