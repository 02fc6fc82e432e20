package io.trackplane.insight.errors;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Ratio;
import io.trackplane.insight.asking.Steps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The errors of an environment's clients. All methods throw {@link io.trackplane.eventstore.QueryTooSlow} and {@link
 * io.trackplane.eventstore.EventStoreUnavailable}.
 */
@Service
public class Errors {
    /** How many values of a dimension a detail names. */
    public static final int SHARES = 8;

    private static final List<Dimension> SPLITS =
            List.of(Dimension.RELEASE, Dimension.PAGE, Dimension.DEVICE, Dimension.BROWSER);

    private final Ask ask;
    private final ErrorGroups groups;

    Errors(EventStore store) {
        this.ask = new Ask(store);
        this.groups = new ErrorGroups(ask);
    }

    /** A row: everything together, where {@code time} is null, or one step. */
    private record Line(@Nullable Instant time, ErrorTotals totals) {}

    /** Everything together, and every step of the question's time axis. */
    public ErrorsAnswer of(Question question) {
        var lines = ask.steps(course(question), question, Matching.of(question), (row, number) -> line(row));
        var whole =
                lines.stream().filter(line -> line.time() == null).findFirst().orElseThrow();
        var found = lines.stream()
                .filter(line -> line.time() != null)
                .map(Errors::step)
                .toList();
        return new ErrorsAnswer(
                whole.totals(), Steps.filled(question, found, ErrorStep::time, step -> new ErrorStep(step, 0, 0, 0)));
    }

    private String course(Question question) {
        var filters = question.filters();
        var visits = ask.visits(question, Matching.columns(filters));
        return ErrorSql.COURSE
                .replace("{shared}", visits.shared())
                .replace("{visits}", visits.ofShared())
                .replace("{chain}", filters.equals(Filters.NONE) ? ErrorSql.CHAIN : ErrorSql.UNKNOWN)
                .replace("{passes}", Matching.passing(filters));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.instant(row, "step"),
                new ErrorTotals(
                        Columns.sum(row, "count"),
                        Columns.sum(row, "users"),
                        Columns.sum(row, "sessions"),
                        Columns.sum(row, "affected"),
                        row.getLong("groups"),
                        Columns.sampled(row, "lowest")));
    }

    private static ErrorStep step(Line line) {
        var totals = line.totals();
        return new ErrorStep(
                Objects.requireNonNull(line.time()), totals.count(), totals.sessions(), totals.affectedSessions());
    }

    /** Groups with at least one error in the range; of equals the one with the lower fingerprint comes first. */
    public List<ErrorGroup> groups(Question question, ErrorSelection selection) {
        return groups.selected(question, selection);
    }

    /**
     * One group; empty where it has no error in the range that passes the filters.
     *
     * @param samples how many samples at most
     */
    public Optional<ErrorDetail> detail(Question question, String fingerprint, int samples) {
        return groups.one(question, fingerprint).map(group -> {
            var matching = Matching.of(question)
                    .and(ErrorSql.IS_ERROR)
                    .and("fingerprint = :fingerprint", "fingerprint", fingerprint);
            return new ErrorDetail(group, shares(matching, group.count()), samples(matching, samples));
        });
    }

    private Map<Dimension, List<ErrorShare>> shares(Matching matching, double count) {
        var shares = new EnumMap<Dimension, List<ErrorShare>>(Dimension.class);
        SPLITS.forEach(split -> shares.put(split, shares(matching, split, count)));
        return shares;
    }

    private List<ErrorShare> shares(Matching matching, Dimension split, double count) {
        var sql = ErrorSql.SHARES.formatted(split.key(), split.key(), SHARES);
        return ask
                .rows(sql, matching, (row, number) -> new Part(Columns.text(row, "split"), Columns.sum(row, "count")))
                .stream()
                .map(part -> new ErrorShare(
                        part.value, part.count, Objects.requireNonNullElse(Ratio.of(part.count, count), 0.0)))
                .toList();
    }

    private record Part(@Nullable String value, double count) {}

    private List<ErrorSample> samples(Matching matching, int most) {
        var sql = ErrorSql.SAMPLES.formatted(ask.dialect().property("stack"), most);
        return ask.rows(sql, matching, (row, number) -> ErrorSamples.read(row));
    }
}
