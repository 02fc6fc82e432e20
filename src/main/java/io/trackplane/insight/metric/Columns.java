package io.trackplane.insight.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads columns of an answer. */
public final class Columns {
    private Columns() {}

    /** A timestamp, which is in UTC; null where there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** A number; null where there is none. */
    public static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    /** An estimate of how many, to the nearest whole; 0 where there is none. */
    public static long count(ResultSet row, String column) throws SQLException {
        return Math.round(sum(row, column));
    }

    /** A quotient; null where nothing is divided. */
    public static @Nullable Double ratio(ResultSet row, String dividend, String divisor) throws SQLException {
        double by = sum(row, divisor);
        return by > 0 ? (Double) (sum(row, dividend) / by) : null;
    }

    /** Nothing added up is null in SQL, which a driver may read as no number at all. */
    private static double sum(ResultSet row, String column) throws SQLException {
        double sum = row.getDouble(column);
        return row.wasNull() ? 0 : sum;
    }

    /** Whether the lowest rate that took part says that something was left out. */
    public static boolean isEstimated(ResultSet row, String lowestRate) throws SQLException {
        double lowest = row.getDouble(lowestRate);
        return !row.wasNull() && lowest < 1;
    }
}
