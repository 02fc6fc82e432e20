package io.trackplane.insight.metric;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Streams as they come in bad weather: events around midnights and changes of clocks, several at the same moment, late ones, robots, nameless visitors,
 * rates that change while a visitor is there, sessions that go on over the edges of the range.
 */
final class GeneratedStream {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("UTC"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Europe/London"));

    /** Changes of clocks, the day that Apia left out, new year, leap day, and an ordinary day. */
    private static final List<Instant> PLACES = List.of(
            Instant.parse("2026-03-08T07:00:00Z"),
            Instant.parse("2026-11-01T06:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2024-02-29T16:00:00Z"),
            Instant.parse("2026-06-17T12:00:00Z"));

    private static final double[] RATES = {1, 1, 1, 0.5, 0.25, 0.05};
    private static final String[] EVENTS = {"page_duration", "heartbeat", "click", "recommend_impression", "购买"};
    private static final int MOST_EVENTS = 60;

    private GeneratedStream() {}

    static Recorded of(int stream, Random random) {
        var place = PLACES.get(random.nextInt(PLACES.size()));
        var events = new ArrayList<StoredEvent>();
        int size = random.nextInt(MOST_EVENTS);
        var time = place;
        for (int number = 0; number < size; number++) {
            time = random.nextInt(4) == 0 ? time : around(place, random);
            events.add(event(stream, time, random));
        }
        return new Recorded(events, sights(stream, events, random), counts(stream, place, random));
    }

    /** Most within two days, some within three weeks; often within seconds of an hour. */
    private static Instant around(Instant place, Random random) {
        long hours = random.nextInt(5) == 0 ? random.nextInt(-500, 500) : random.nextInt(-48, 48);
        long seconds = random.nextBoolean() ? random.nextInt(-2, 3) : random.nextInt(3_600);
        return place.plus(hours, ChronoUnit.HOURS).plusSeconds(seconds).plusMillis(random.nextInt(3) - 1);
    }

    private static StoredEvent event(int stream, Instant time, Random random) {
        long visitor = random.nextInt(6) - 2L;
        boolean isView = random.nextInt(3) > 0;
        var sample = isView
                ? Sample.view(stream, time)
                : Sample.event(stream, time, one(EventType.values(), random), one(EVENTS, random));
        sample.by(visitor, visitor * 100 + random.nextInt(3))
                .on(one(new String[] {"/", "/a", "/ü", null}, random))
                .from(one(new String[] {null, "https://a.example/", "/"}, random))
                .platform(one(new String[] {"web", "ios", null}, random))
                .release(one(new String[] {"1.0.0", "1.1.0", null}, random))
                .device(one(new String[] {"desktop", "phone", null}, random))
                .rate(RATES[random.nextInt(RATES.length)])
                .lasting(one(new Double[] {null, 0.0, 4_000.0, 9_999.5, 30_000.0, -1.0}, random));
        if (random.nextInt(12) == 0) {
            sample.marked(Mark.BOT);
        }
        if (visitor < 0) {
            sample.marked(Mark.NAMELESS);
        }
        return sample.stored();
    }

    /** Later ones beside the first, and visitors that came long before. */
    private static List<FirstSight> sights(int stream, List<StoredEvent> events, Random random) {
        var sights = new ArrayList<>(Recorded.of(events).sights());
        for (var sight : List.copyOf(sights)) {
            switch (random.nextInt(4)) {
                case 0 ->
                    sights.add(
                            new FirstSight(stream, sight.visitor(), sight.time().plusSeconds(60)));
                case 1 ->
                    sights.add(
                            new FirstSight(stream, sight.visitor(), sight.time().minus(9, ChronoUnit.DAYS)));
                default -> {}
            }
        }
        return sights;
    }

    private static List<LedgerCount> counts(int stream, Instant place, Random random) {
        var counts = new ArrayList<LedgerCount>();
        for (int number = random.nextInt(8); number > 0; number--) {
            counts.add(new LedgerCount(
                    stream,
                    around(place, random).truncatedTo(ChronoUnit.HOURS),
                    random.nextInt(1_000),
                    random.nextInt(5),
                    random.nextInt(50),
                    random.nextInt(5),
                    random.nextInt(5)));
        }
        return counts;
    }

    static Question question(int stream, Recorded recorded, Random random) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var middle = recorded.events().isEmpty()
                ? PLACES.getFirst()
                : recorded.events().getFirst().time();
        var range = range(middle, zone, random);
        var interval = one(Interval.values(), random);
        return new Question(stream, range, interval, filters(random));
    }

    /** Whole days mostly, some that are asked about in parts, any two moments else. */
    private static Range range(Instant middle, ZoneId zone, Random random) {
        if (random.nextInt(4) == 0) {
            return new Range(middle, middle.plusMillis(1 + random.nextInt(100_000_000)), zone);
        }
        LocalDate day = middle.atZone(zone).toLocalDate();
        var from = day.minusDays(random.nextInt(8)).atStartOfDay(zone).toInstant();
        var to = day.plusDays(1 + random.nextInt(4)).atStartOfDay(zone).toInstant();
        return new Range(from, to, zone);
    }

    private static Filters filters(Random random) {
        if (random.nextInt(2) == 0) {
            return Filters.NONE;
        }
        return new Filters(
                one(new String[] {null, null, "web"}, random),
                one(new String[] {null, "/a", "/ü", "'; DROP TABLE events; --"}, random),
                one(new String[] {null, null, "1.1.0"}, random),
                one(new String[] {null, null, "phone"}, random));
    }

    private static <T extends @Nullable Object> T one(T[] choices, Random random) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}
