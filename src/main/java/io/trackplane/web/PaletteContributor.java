package io.trackplane.web;

import java.util.List;
import java.util.Locale;

/** A feature's answers in the command palette (Ctrl/Cmd-K). Declared as a bean by each feature. */
public interface PaletteContributor {
    /**
     * What matches the query in these surroundings, best first, at most 8 entries.
     *
     * @param query what was typed, trimmed, at most 100 characters; empty means "suggest something"
     * @param around who is asking, from where; only what this person may see may be answered
     * @param locale the language of titles
     */
    List<PaletteEntry> find(String query, Surroundings around, Locale locale);

    /**
     * One answer.
     *
     * @param group message key of the heading it stands under
     * @param icon symbol in {@code static/icons.svg} without the {@code i-}
     * @param title what it is, in the asked language
     * @param where a few words that tell it from others of the same title; may be empty
     * @param href where choosing it leads
     */
    record PaletteEntry(String group, String icon, String title, String where, String href) {}
}
