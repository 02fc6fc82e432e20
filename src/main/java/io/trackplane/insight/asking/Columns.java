package io.trackplane.insight.asking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what rows hold. */
public final class Columns {
    private Columns() {}

    /** A number; null where there is none. */
    public static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    /** A sum; 0 over nothing. DuckDB's driver gives NaN for null. */
    public static double sum(ResultSet row, String column) throws SQLException {
        double sum = row.getDouble(column);
        return row.wasNull() ? 0 : sum;
    }

    /** An estimate of how many, to the nearest whole; 0 over nothing. */
    public static long count(ResultSet row, String column) throws SQLException {
        return Math.round(sum(row, column));
    }

    /** A quotient; null where nothing is divided. */
    public static @Nullable Double ratio(ResultSet row, String dividend, String divisor) throws SQLException {
        return Ratio.of(sum(row, dividend), sum(row, divisor));
    }

    /** A UTC timestamp; null where there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** A UTC timestamp that is there. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    /** The beginning of a step of the time axis. */
    public static Instant step(ResultSet row) throws SQLException {
        return time(row, "step");
    }

    /** A text; null where there is none. */
    public static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /** Whether any of the rows behind this one was sampled; {@code column} holds their lowest rate. */
    public static boolean sampled(ResultSet row, String column) throws SQLException {
        double lowest = row.getDouble(column);
        return !row.wasNull() && lowest < 1;
    }
}
