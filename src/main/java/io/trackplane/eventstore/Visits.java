package io.trackplane.eventstore;

import java.util.StringJoiner;

/**
 * What each visitor did in each session and quarter of an hour, as a relation in SQL; see {@link EventReader#visits}.
 *
 * @param summed a query for what is summed up; empty where nothing is
 * @param told a query for the rest, which reads all its events; empty where all is summed up
 * @param each the same with a row of each event: quicker where they are added up once anyhow
 */
public record Visits(String summed, String told, String each) {
    /** Before everything, of which nothing is kept. */
    public static final String LONG_AGO = "TIMESTAMP '1970-01-01'";

    private static final String SHARED = "told_visits";

    /** To stand behind {@code from}, once in a question that adds up what it gives. */
    public String relation() {
        return both(each);
    }

    /** To stand behind {@code with}, before other expressions, in a question that has {@link #ofShared} several times. */
    public String shared() {
        return told.isEmpty() ? "" : "%s AS MATERIALIZED (%s), ".formatted(SHARED, told);
    }

    /** To stand behind {@code from}, any number of times: the events are read once. */
    public String ofShared() {
        return both(told.isEmpty() ? "" : "FROM " + SHARED);
    }

    private String both(String rest) {
        var parts = new StringJoiner(" UNION ALL ", "(", ")");
        if (!summed.isEmpty()) {
            parts.add(summed);
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts.toString();
    }
}
