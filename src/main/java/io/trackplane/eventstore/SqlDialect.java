package io.trackplane.eventstore;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What engines say differently. Every method gives a piece of SQL; {@code column}s are names from the code, never from callers. */
public interface SqlDialect {
    /**
     * The beginning of the hour, day, week (Monday) or month of a UTC time in a zone, as a timestamp in UTC.
     *
     * @param unit {@code hour}, {@code day}, {@code week} or {@code month}
     * @param from the earliest time that is asked for
     * @param to the first moment that is not asked for any more; of times outside the answer may be wrong
     */
    String bucket(String unit, String column, ZoneId zone, Instant from, Instant to);

    /** An exact count of distinct values. */
    String distinct(String expression);

    /**
     * Exact quantiles that interpolate between neighbours, one expression for each; asked for together they cost as much as one.
     *
     * @param shares each 0 to 1
     */
    List<String> quantiles(String expression, double... shares);

    /**
     * A property of {@code properties} as text, null where there is none.
     *
     * @param name name of the property, from the code
     */
    String property(String name);

    /**
     * The reasons of rows of {@code quarantine}, one row for each, to stand behind {@code from quarantine,}. They have the columns {@code reason.kind},
     * {@code reason.field}, {@code reason.expected} and {@code reason.found}.
     */
    String eachReason();
}
