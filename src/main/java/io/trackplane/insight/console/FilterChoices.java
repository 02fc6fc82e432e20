package io.trackplane.insight.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What there is to filter by: the most frequent values in a range, kept for a minute. */
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
    private static final String PAGES =
            "(SELECT page FROM events WHERE stream = :stream AND time >= :from AND time < :to) AS one";

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
        var choices = new LinkedHashMap<String, List<String>>();
        FIELDS.forEach(field -> choices.put(field, new ArrayList<>()));
        var reader = store.reader();
        var visits = reader.visits(key.stream(), key.from(), key.to(), OF_VISITS);
        var relation = visits.ofShared() + " AS visits";
        var each = FIELDS.stream()
                .map(field -> OF_VISITS.contains(field)
                        ? ONE.formatted(field, "events", relation)
                        : ONE.formatted(field, "1", PAGES))
                .collect(Collectors.joining(" UNION ALL "));
        reader.query(
                        "WITH %schoices AS (%s) SELECT field, value FROM choices ORDER BY n DESC, value"
                                .formatted(visits.shared(), each),
                        Map.of("stream", key.stream(), "from", key.from(), "to", key.to()),
                        (row, number) -> Map.entry(row.getString("field"), row.getString("value")))
                .forEach(found ->
                        Objects.requireNonNull(choices.get(found.getKey())).add(found.getValue()));
        return choices;
    }
}
