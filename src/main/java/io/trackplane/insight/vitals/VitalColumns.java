package io.trackplane.insight.vitals;

import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.asking.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns that hold the figures of all vitals, as they are asked for and read. */
final class VitalColumns {
    private VitalColumns() {}

    /** Holds of events that measured any of these. */
    static String measured(Set<Vital> vitals) {
        return vitals.stream()
                .sorted()
                .map(vital -> vital.column() + " IS NOT NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** To be selected: what is rated of these vitals, nothing of all others. */
    static String of(Set<Vital> vitals, SqlDialect dialect) {
        return select(vital -> vitals.contains(vital) ? rated(vital, dialect) : nothing(vital.column()));
    }

    /** To be selected: everything of all vitals. */
    static String all(SqlDialect dialect) {
        return select(vital -> whole(vital, dialect));
    }

    private static String select(Function<Vital, String> columns) {
        return Arrays.stream(Vital.values()).map(columns).collect(Collectors.joining(", "));
    }

    private static String nothing(String column) {
        return "NULL AS {c}_p50, NULL AS {c}_p75, NULL AS {c}_p95, 0 AS {c}_count, 0 AS {c}_good, 0 AS {c}_poor"
                .replace("{c}", column);
    }

    private static String rated(Vital vital, SqlDialect dialect) {
        var p75 = dialect.quantiles(vital.column(), 0.75).getFirst();
        return "NULL AS {c}_p50, {p75} AS {c}_p75, NULL AS {c}_p95, "
                        .replace("{p75}", p75)
                        .replace("{c}", vital.column())
                + counts(vital);
    }

    private static String whole(Vital vital, SqlDialect dialect) {
        var quantiles = dialect.quantiles(vital.column(), 0.5, 0.75, 0.95);
        return "%s AS {c}_p50, %s AS {c}_p75, %s AS {c}_p95, "
                        .formatted(quantiles.toArray())
                        .replace("{c}", vital.column())
                + counts(vital);
    }

    /** A truth is added up, as a choice for each row takes longer. */
    private static String counts(Vital vital) {
        return "count({c}) AS {c}_count, sum(CAST({c} <= {good}e0 AS INTEGER)) AS {c}_good, sum(CAST({c} > {poor}e0 AS INTEGER)) AS {c}_poor"
                .replace("{c}", vital.column())
                .replace("{good}", String.valueOf(vital.good()))
                .replace("{poor}", String.valueOf(vital.poor()));
    }

    static List<VitalFigures> read(ResultSet row) throws SQLException {
        var figures = new ArrayList<VitalFigures>();
        for (var vital : Vital.values()) {
            figures.add(read(row, vital));
        }
        return List.copyOf(figures);
    }

    private static VitalFigures read(ResultSet row, Vital vital) throws SQLException {
        var column = vital.column();
        return new VitalFigures(
                vital,
                Columns.number(row, column + "_p50"),
                Columns.number(row, column + "_p75"),
                Columns.number(row, column + "_p95"),
                row.getLong(column + "_count"),
                row.getLong(column + "_good"),
                row.getLong(column + "_poor"));
    }

    /** Those of a step in which nothing was measured. */
    static List<VitalFigures> nothing() {
        return Arrays.stream(Vital.values())
                .map(vital -> new VitalFigures(vital, null, null, null, 0, 0, 0))
                .toList();
    }
}
