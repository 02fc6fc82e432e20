package io.trackplane.insight.console;

import org.jspecify.annotations.Nullable;

/**
 * One value of a table.
 *
 * @param shown for people
 * @param raw for files and charts: a number, else a text; null where there is nothing
 * @param css {@code mono}, {@code muted} and the like
 * @param bar share of the row's bar, 0 to 100; null without one
 * @param rating {@code good}, {@code needs} or {@code poor}; null where nothing is rated
 * @param desc a second line; null without one
 * @param spark path of a course; null without one
 */
public record Cell(
        String shown,
        @Nullable Object raw,
        String css,
        @Nullable String href,
        @Nullable Double bar,
        @Nullable String rating,
        @Nullable String desc,
        @Nullable String spark) {
    static Cell text(@Nullable String raw, String shown) {
        return new Cell(shown, raw, "", null, null, null, null, null);
    }

    static Cell number(@Nullable Number raw, String shown) {
        return new Cell(shown, raw, "num", null, null, null, null, null);
    }

    Cell mono() {
        return css("mono");
    }

    Cell muted() {
        return css("muted");
    }

    Cell css(String more) {
        return new Cell(shown, raw, (css + " " + more).strip(), href, bar, rating, desc, spark);
    }

    Cell to(@Nullable String address) {
        return new Cell(shown, raw, css, address, bar, rating, desc, spark);
    }

    /** With a bar behind it. */
    Cell filled(double part, double most) {
        return new Cell(shown, raw, css, href, most <= 0 ? 0 : 100 * part / most, rating, desc, spark);
    }

    Cell rated(@Nullable String how) {
        return new Cell(shown, raw, css, href, bar, how, desc, spark);
    }

    Cell about(@Nullable String more) {
        return new Cell(shown, raw, css, href, bar, rating, more, spark);
    }

    Cell along(@Nullable String path) {
        return new Cell(shown, raw, css, href, bar, rating, desc, path);
    }
}
