package io.trackplane.insight.metric;

import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a range in one look at a few narrow columns, and makes the look at everything shorter.
 *
 * @param lowest rate of any person's event in the range, whatever the filters; null without any
 * @param highest likewise
 * @param lowestMatching of those that pass the filters; null without any
 * @param hasNameless whether any visitor has no name
 * @param botPageViews page views of robots that pass the filters, estimated
 */
record Extent(
        @Nullable Double lowest,
        @Nullable Double highest,
        @Nullable Double lowestMatching,
        boolean hasNameless,
        long botPageViews) {
    private static final String SQL = """
            SELECT min(CASE WHEN {person} THEN rate END) AS lowest, max(CASE WHEN {person} THEN rate END) AS highest,
                min(CASE WHEN {person} AND {passes} THEN rate END) AS lowest_matching, max(marks & {nameless}) AS nameless,
                sum(CASE WHEN NOT {person} AND {passes} AND {view} THEN 1 / rate END) AS bot_pv
            FROM events WHERE {scope}
            """.replace("{person}", Matching.PERSON)
            .replace("{scope}", Matching.SCOPE)
            .replace("{view}", Engagement.VIEW)
            .replace("{nameless}", Engagement.NAMELESS);

    static Extent of(Question question, Ask ask) {
        var sql = SQL.replace("{passes}", Matching.passing(question.filters()));
        return ask.row(sql, Matching.of(question), (row, number) -> read(row));
    }

    private static Extent read(ResultSet row) throws SQLException {
        return new Extent(
                Columns.number(row, "lowest"),
                Columns.number(row, "highest"),
                Columns.number(row, "lowest_matching"),
                row.getLong("nameless") != 0,
                Columns.count(row, "bot_pv"));
    }

    /** The rate of all events as a number in SQL, where all have the same, else the column. */
    String rate() {
        return lowest != null && lowest.equals(highest) ? "CAST('" + lowest + "' AS DOUBLE)" : "rate";
    }

    boolean isUniform() {
        return !rate().equals("rate");
    }

    boolean isEstimated() {
        return lowestMatching != null && lowestMatching < 1;
    }
}
