package io.trackplane.insight.asking;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Streams of events that nobody would think of, the same ones every time: ties, neighbours of midnight, nights in which clocks change, several zones, mixed
 * sampling, bots, repeats, everything missing now and then. All are kept in one store, so that no question may see the events of another stream.
 */
public final class GeneratedStreams {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/Santiago"));
    private static final List<String> DAYS =
            List.of("2026-03-27", "2026-10-23", "2026-03-06", "2026-09-04", "2026-05-30");
    /** Halves: sums of their reciprocals are exact, whatever the order. */
    private static final List<Double> RATES = List.of(1.0, 1.0, 0.5, 0.25, 0.125);

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    public GeneratedStreams(KeptEvents kept, int many) {
        for (int seed = 0; seed < many; seed++) {
            add(kept.stream("generated-" + seed), new Random(seed));
        }
        kept.write(events);
    }

    public List<StoredEvent> events() {
        return events;
    }

    /** One for each stream. */
    public List<Question> questions() {
        return questions;
    }

    private void add(int stream, Random random) {
        var zone = one(random, ZONES);
        var first = one(random, DAYS);
        var start = LocalDate.parse(first);
        var from = start.atStartOfDay(zone).toInstant();
        int days = 1 + random.nextInt(9);
        var times = new ArrayList<Instant>();
        for (int i = 0; i < 40; i++) {
            times.add(time(random, from, start, zone, days));
        }
        int many = random.nextInt(120);
        for (int i = 0; i < many; i++) {
            events.add(happening(random, one(random, times)).stored(stream));
        }
        var to = start.plusDays(days).toString();
        var interval = one(random, Arrays.asList(Interval.values()));
        questions.add(KeptEvents.question(stream, first, to, zone, interval, filters(random)));
    }

    /** Within the range, a little outside it, or just beside a midnight. */
    private static Instant time(Random random, Instant from, LocalDate start, ZoneId zone, int days) {
        if (random.nextInt(4) == 0) {
            var midnight =
                    start.plusDays(random.nextInt(days + 1)).atStartOfDay(zone).toInstant();
            return midnight.plusMillis(random.nextInt(3) - 1);
        }
        long hours = Duration.ofDays(days).toHours() + 12;
        return from.minus(Duration.ofHours(6)).plusMillis((long) (random.nextDouble() * hours * 3_600_000));
    }

    private static Filters filters(Random random) {
        return new Filters(
                random.nextInt(6) == 0 ? "web" : null,
                random.nextInt(6) == 0 ? "/home" : null,
                random.nextInt(6) == 0 ? "2.0.0" : null,
                random.nextInt(6) == 0 ? "phone" : null);
    }

    private static Happening happening(Random random, Instant time) {
        var happening = switch (random.nextInt(6)) {
            case 0 -> Happening.of(EventType.PAGE, "page_view", time).action(maybe(random, "a-1", "a-2"));
            case 1 -> perf(random, time);
            case 2 ->
                Happening.of(EventType.ERROR, random.nextBoolean() ? "TypeError" : "RangeError", time)
                        .error(maybe(random, "f1", "f2", "f3"), maybe(random, "no x", "no y"));
            case 3 ->
                Happening.of(
                                random.nextInt(4) == 0 ? EventType.EVENT : EventType.API,
                                random.nextBoolean() ? "api_call" : "api_request",
                                time)
                        .call(
                                maybe(random, "GET", "POST"),
                                maybe(random, "/orders", "/orders/:id"),
                                status(random),
                                random.nextInt(5) == 0 ? null : random.nextInt(900) / 2.0);
            case 4 -> recommendation(random, time);
            default ->
                Happening.of(
                                EventType.EVENT,
                                one(random, List.of("card_click", "action_start", "action_complete")),
                                time)
                        .action(maybe(random, "a-1", "a-2"))
                        .with(random.nextBoolean() ? "{}" : "{\"card_id\":\"a-1\"}");
        };
        if (random.nextInt(12) == 0) {
            happening.marked(Mark.BOT);
        }
        return happening
                .by(one(random, List.of("ada", "bo", "cy", "di", "ed")))
                .in(one(random, List.of("1", "2")))
                .at(one(random, RATES))
                .platform(maybe(random, "web", "ios"))
                .on(
                        maybe(random, "/home", "/cart"),
                        maybe(random, "1.9.0", "2.0.0"),
                        maybe(random, "phone", "desktop"),
                        maybe(random, "Chrome", "Safari"));
    }

    private static Happening perf(Random random, Instant time) {
        var happening = Happening.of(EventType.PERF, "web_vital", time);
        if (random.nextBoolean()) {
            happening.vital("LCP", random.nextInt(32) * 250);
        }
        if (random.nextBoolean()) {
            happening.vital("CLS", random.nextInt(10) / 20.0);
        }
        if (random.nextBoolean()) {
            happening.vital("INP", random.nextDouble() * 700).vital("FID", random.nextInt(5) * 100);
        }
        return random.nextBoolean()
                ? happening.vital("TTFB", random.nextDouble() * 3000)
                : happening.vital("FCP", random.nextInt(30) * 300);
    }

    private static Happening recommendation(Random random, Instant time) {
        var name = one(
                random,
                List.of("recommend_impression", "recommend_click", "recommend_complete", "recommend_expand_collapse"));
        var happening = Happening.of(EventType.EVENT, name, time)
                .delivery(maybe(random, "d-1", "d-2", "d-3"))
                .with(random.nextBoolean() ? "{\"action\":\"expand\"}" : "{\"action\":\"collapse\"}");
        return random.nextInt(4) == 0 ? happening.marked(Mark.REPEAT) : happening;
    }

    private static @Nullable Integer status(Random random) {
        return random.nextInt(8) == 0 ? null : one(random, List.of(0, 199, 200, 204, 304, 399, 400, 503));
    }

    private static @Nullable String maybe(Random random, String... values) {
        return random.nextInt(8) == 0 ? null : one(random, List.of(values));
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
