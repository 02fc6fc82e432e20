package io.trackplane.eventstore;

import java.time.ZoneId;

/** What engines say differently. Every method gives a piece of SQL; {@code column}s are names from the code, never from callers. */
public interface SqlDialect {
    /**
     * The beginning of the hour, day, week (Monday) or month of a UTC time in a zone, as a timestamp in UTC.
     *
     * @param unit {@code hour}, {@code day}, {@code week} or {@code month}
     */
    String bucket(String unit, String column, ZoneId zone);

    /** An exact count of distinct values. */
    String distinct(String expression);

    /**
     * An exact quantile that interpolates between neighbours.
     *
     * @param share 0 to 1
     */
    String quantile(String expression, double share);

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
    default String eachReason() {
        return "unnest(from_json(reasons, '[{\"kind\":\"VARCHAR\",\"field\":\"VARCHAR\",\"expected\":\"VARCHAR\",\"found\":\"VARCHAR\"}]'))"
                + " as each_reason(reason)";
    }
}
