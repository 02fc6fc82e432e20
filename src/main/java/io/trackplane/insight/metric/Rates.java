package io.trackplane.insight.metric;

import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether all events that a question is about have the same sampling rate: so long as nobody changes it, they need not be weighed one by one. */
final class Rates {
    private static final String SQL =
            "SELECT min(lowest) AS lowest, max(rate) AS highest FROM {visits} AS visits WHERE NOT robot AND {passes}";

    private final Ask ask;

    Rates(Ask ask) {
        this.ask = ask;
    }

    private record Line(@Nullable Double lowest, @Nullable Double highest) {}

    /** The one rate of all; empty where there are several, or none, or where it would take as long to find out as to weigh. */
    Optional<Double> only(Question question) {
        var visits = ask.visits(question, Matching.columns(question.filters()));
        if (visits.summed().isEmpty()) {
            return Optional.empty();
        }
        var sql = SQL.replace("{visits}", visits.relation()).replace("{passes}", Matching.passing(question.filters()));
        var line = ask.row(sql, Matching.of(question), (row, number) -> line(row));
        return Optional.ofNullable(line.lowest).filter(lowest -> lowest.equals(line.highest));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(Columns.number(row, "lowest"), Columns.number(row, "highest"));
    }
}
