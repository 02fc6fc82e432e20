package io.trackplane.insight.vitals;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.OfType;
import io.trackplane.insight.asking.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The web vitals of an environment. Quantiles take their time: only the vitals that are wanted are looked at, all others have no samples in what is returned.
 * All methods throw {@link io.trackplane.eventstore.QueryTooSlow} and {@link
 * io.trackplane.eventstore.EventStoreUnavailable}.
 */
@Service
public class WebVitals {
    private static final String MEASUREMENTS = OfType.relation(EventType.PERF, "web-vitals", "web_vitals");

    private final Ask ask;

    WebVitals(EventStore store) {
        this.ask = new Ask(store);
    }

    /** One of each vital, in their order, with all there is to tell. */
    public List<VitalFigures> whole(Question question) {
        return figures(question, VitalColumns.all(ask.dialect()), Vital.ALL);
    }

    /** One of each vital, in their order, with what is rated. */
    public List<VitalFigures> figures(Question question, Set<Vital> wanted) {
        return figures(question, columns(wanted), wanted);
    }

    private List<VitalFigures> figures(Question question, String columns, Set<Vital> wanted) {
        var sql = "SELECT " + columns + " FROM " + MEASUREMENTS;
        return ask.row(sql, measured(question, wanted), (row, number) -> VitalColumns.read(row));
    }

    /**
     * By page, device and so on; the one with the most samples of any vital first, those with as many by name.
     *
     * @param most how many at most
     */
    public List<VitalsOf> by(Question question, Dimension dimension, Set<Vital> wanted, int most) {
        var sql = "SELECT %s AS split, count(*) AS samples, %s FROM %s GROUP BY %s"
                        .formatted(dimension.key(), columns(wanted), MEASUREMENTS, dimension.key())
                + " ORDER BY samples DESC, split NULLS LAST LIMIT " + most;
        return ask.rows(
                sql,
                measured(question, Vital.ALL),
                (row, number) ->
                        new VitalsOf(Columns.text(row, "split"), row.getLong("samples"), VitalColumns.read(row)));
    }

    /** Every step of the question's time axis. */
    public List<VitalStep> trend(Question question, Set<Vital> wanted) {
        var sql = "SELECT {step} AS step, " + columns(wanted) + " FROM " + MEASUREMENTS + " GROUP BY 1";
        var found = ask.stepsInParts(
                sql,
                question,
                part -> measured(part, wanted),
                (row, number) -> new VitalStep(Columns.step(row), VitalColumns.read(row)));
        return Steps.filled(question, found, VitalStep::time, step -> new VitalStep(step, VitalColumns.nothing()));
    }

    /** How the values of one vital are spread. */
    public Distribution distribution(Question question, Vital vital) {
        var sql = "SELECT " + bar(vital) + " AS bar, count(*) AS samples FROM " + MEASUREMENTS + " GROUP BY 1";
        var found = ask
                .rows(
                        sql,
                        measured(question, Set.of(vital)),
                        (row, number) -> Map.entry(row.getInt("bar"), row.getLong("samples")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var counts = new ArrayList<>(Collections.nCopies(vital.bars(), 0L));
        found.forEach(counts::set);
        return new Distribution(vital, List.copyOf(counts));
    }

    /** Bars are closed at their upper end, as a rating is. */
    private static String bar(Vital vital) {
        return "CAST(least(greatest(ceil(%s / %se0) - 1, 0), %d) AS INTEGER)"
                .formatted(vital.column(), vital.width(), vital.bars() - 1);
    }

    private String columns(Set<Vital> wanted) {
        return VitalColumns.of(wanted, ask.dialect());
    }

    private static Matching measured(Question question, Set<Vital> vitals) {
        return Matching.of(question).and(VitalColumns.measured(vitals));
    }
}
