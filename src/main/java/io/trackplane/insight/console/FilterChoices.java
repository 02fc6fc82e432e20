package io.trackplane.insight.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.Rankings;
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

    /** Pages of some events. */
    private static final String PAGES =
            "SELECT page, CAST(count(*) AS DOUBLE) AS events FROM events WHERE {matching} AND page IS NOT NULL AND {which} "
                    + "GROUP BY page ORDER BY events DESC, page LIMIT " + MOST;

    /** A page that fails may do so before its view is sent. */
    private static final String FAILED = "type = " + EventType.ERROR.ordinal();

    private final Ask ask;
    private final Rankings rankings;
    private final Cache<Key, Map<String, List<String>>> known = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    FilterChoices(EventStore store, Rankings rankings) {
        this.ask = new Ask(store);
        this.rankings = rankings;
    }

    private record Key(int stream, Instant from, Instant to) {}

    /** Values by field, the most frequent first. */
    Map<String, List<String>> of(Question question) {
        var range = question.range();
        var key = new Key(question.stream(), range.from(), range.to());
        return Objects.requireNonNull(known.get(key, any -> read(everything(question))));
    }

    private static Question everything(Question question) {
        return new Question(question.stream(), question.range(), question.interval(), Filters.NONE);
    }

    /** What dashboards ask, too. */
    private Map<String, List<String>> read(Question question) {
        var found = new HashMap<String, List<String>>();
        rankings.audienceValues(question).forEach((dimension, values) -> found.put(dimension.key(), first(values)));
        var pages = new HashMap<>(rankings.mostViewed(question, MOST));
        pages(question, FAILED).forEach((page, failed) -> pages.merge(page, failed, Double::sum));
        // Who sends neither may tell the pages of others.
        var seen = pages.isEmpty() ? pages(question, "true") : pages;
        if (!seen.isEmpty()) {
            found.put("page", first(seen));
        }
        return found;
    }

    private Map<String, Double> pages(Question question, String which) {
        return ask
                .rows(
                        PAGES.replace("{which}", which),
                        Matching.of(question),
                        (row, number) -> Map.entry(row.getString("page"), row.getDouble("events")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> first(Map<String, Double> counted) {
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
