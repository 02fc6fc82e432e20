package io.trackplane.insight.vitals;

import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.asking.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns that hold the figures of all vitals, as they are asked for and read. */
final class VitalColumns {
    /** Holds of events that measured anything. */
    static final String MEASURED = Arrays.stream(Vital.values())
            .map(vital -> vital.column() + " IS NOT NULL")
            .collect(Collectors.joining(" OR ", "(", ")"));

    private VitalColumns() {}

    /** To be selected: looked at for these vitals, nothing for all others. */
    static String of(Set<Vital> vitals, SqlDialect dialect) {
        return Arrays.stream(Vital.values())
                .map(vital -> vitals.contains(vital) ? of(vital, dialect) : nothing(vital.column()))
                .collect(Collectors.joining(", "));
    }

    private static String nothing(String column) {
        return "NULL AS {c}_p50, NULL AS {c}_p75, NULL AS {c}_p95, 0 AS {c}_count, 0 AS {c}_good, 0 AS {c}_poor"
                .replace("{c}", column);
    }

    private static String of(Vital vital, SqlDialect dialect) {
        var column = vital.column();
        var quantiles = dialect.quantiles(column, 0.5, 0.75, 0.95);
        return String.join(
                ", ",
                quantiles.get(0) + " AS " + column + "_p50",
                quantiles.get(1) + " AS " + column + "_p75",
                quantiles.get(2) + " AS " + column + "_p95",
                "count(" + column + ") AS " + column + "_count",
                "count(CASE WHEN " + column + " <= " + vital.good() + "e0 THEN 1 END) AS " + column + "_good",
                "count(CASE WHEN " + column + " > " + vital.poor() + "e0 THEN 1 END) AS " + column + "_poor");
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
