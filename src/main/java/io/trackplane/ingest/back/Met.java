package io.trackplane.ingest.back;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A recommendation that somebody met within the last day, as {@link Repeats} remember it. */
record Met(int stream, long visitor, String delivery, String name) {
    private static final Duration REMEMBERED = Duration.ofHours(25);

    /** All that a person met in some streams. */
    static List<Met> by(Person person, List<Integer> streams, EventReader reader, Instant now) {
        if (streams.isEmpty()) {
            return List.of();
        }
        return reader.query(
                "select distinct stream, visitor, delivery, name from events where stream in (:streams) and visitor in (:visitors)"
                        + " and received >= :from and name in ('recommend_impression', 'recommend_click') and delivery is not null",
                Map.of("streams", streams, "visitors", List.copyOf(person.visitors()), "from", now.minus(REMEMBERED)),
                (row, number) -> new Met(row.getInt(1), row.getLong(2), row.getString(3), row.getString(4)));
    }

    long key(Keys keys) {
        return BackStage.delivery(keys, stream, visitor, delivery, name);
    }
}
