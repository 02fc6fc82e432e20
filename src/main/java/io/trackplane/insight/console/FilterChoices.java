package io.trackplane.insight.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What there is to filter by: the most frequent values in a range, pages by their views and errors, kept for a minute. */
@Component
class FilterChoices {
    static final List<String> FIELDS = List.of("platform", "page", "release", "device");

    private static final int MOST = 60;
    private static final int KEPT = 500;

    /** What visits are told apart by without looking at every event. */
    private static final List<String> OF_VISITS = List.of("platform", "release", "device");

    private static final String ONE =
            "(SELECT '%1$s' AS field, %1$s AS value, sum(%2$s) AS n FROM %3$s WHERE %1$s IS NOT NULL GROUP BY 2 ORDER BY n DESC, value LIMIT "
                    + MOST + ")";
    private static final String TOGETHER =
            "WITH together AS MATERIALIZED (SELECT %1$s, sum(events) AS events FROM %2$s AS visits GROUP BY %1$s) ";
    private static final String PAGES = ONE.formatted(
            "page", "1", "(FROM events WHERE stream = :stream AND time >= :from AND time < :to AND {which}) AS meant");

    /** A page that fails may do so before its view is sent. */
    private static final String SEEN =
            "type IN (%d, %d)".formatted(EventType.PAGE.ordinal(), EventType.ERROR.ordinal());

    private final EventStore store;
    private final Cache<Key, Map<String, List<String>>> known = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    FilterChoices(EventStore store) {
        this.store = store;
    }

    private record Key(int stream, Instant from, Instant to) {}

    /** Values by field, the most frequent first. */
    Map<String, List<String>> of(Question question) {
        var range = question.range();
        var key = new Key(question.stream(), range.from(), range.to());
        return Objects.requireNonNull(known.get(key, this::read));
    }

    private Map<String, List<String>> read(Key key) {
        var visits = store.reader().visits(key.stream(), key.from(), key.to(), OF_VISITS);
        var together = TOGETHER.formatted(String.join(", ", OF_VISITS), visits.relation());
        var choices = OF_VISITS.stream()
                .map(field -> ONE.formatted(field, "events", "together"))
                .collect(Collectors.joining(" UNION ALL "));
        var found = new HashMap<>(ask(key, together, choices));
        // Few of all events. Who sends neither may tell the pages of others.
        var seen = ask(key, "", PAGES.replace("{which}", SEEN));
        found.putAll(seen.isEmpty() ? ask(key, "", PAGES.replace("{which}", "true")) : seen);
        return found;
    }

    /** By field, as {@link #of}. */
    private Map<String, List<String>> ask(Key key, String with, String choices) {
        return store
                .reader()
                .query(
                        "%sSELECT field, value FROM (%s) ORDER BY n DESC, value".formatted(with, choices),
                        Map.of("stream", key.stream(), "from", key.from(), "to", key.to()),
                        (row, number) -> Map.entry(row.getString("field"), row.getString("value")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
