package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** What is used most: pages, referrers, events, platforms, releases, devices. */
@Service
public class Rankings {
    private static final List<Dimension> AUDIENCE = List.of(Dimension.PLATFORM, Dimension.RELEASE, Dimension.DEVICE);

    private final Frequent frequent;
    private final Audience audience;

    public Rankings(EventStore store) {
        var ask = new Ask(store);
        frequent = new Frequent(ask);
        audience = new Audience(ask);
    }

    /**
     * A stretch of the list of a dimension's values.
     *
     * @param limit most entries, at least 1
     * @param offset how many to leave out from the top
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public Ranking of(Question question, Dimension dimension, int limit, int offset) {
        return dimension.isByCount()
                ? frequent.of(question, dimension, limit, offset)
                : Objects.requireNonNull(
                        audience.of(question, List.of(dimension), limit, offset).get(dimension));
    }

    /** What there is of platforms, releases and devices, by dimension, and how many events have it: counted, whatever their rates. */
    public Map<Dimension, Map<String, Double>> audienceValues(Question question) {
        var values = new EnumMap<Dimension, Map<String, Double>>(Dimension.class);
        for (var each : audience.values(question, AUDIENCE)) {
            if (each.value() != null) {
                values.computeIfAbsent(each.dimension(), any -> new HashMap<>()).put(each.value(), each.events());
            }
        }
        return values;
    }

    /** The most viewed pages, and how often each was viewed, estimated. */
    public Map<String, Double> mostViewed(Question question, int limit) {
        return frequent.most(question, Dimension.PAGE, limit);
    }

    /** Who the visitors are: the tops of the lists by platform, release and device, told from one look at the events. */
    public Map<Dimension, Ranking> audience(Question question, int limit) {
        return new EnumMap<>(audience.of(question, AUDIENCE, limit, 0));
    }
}
