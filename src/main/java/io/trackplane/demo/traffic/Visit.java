package io.trackplane.demo.traffic;

import io.trackplane.kernel.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** One person's visit: what happens and when, put into requests as an SDK does. */
final class Visit {
    /** How long an SDK collects before it sends, ms. */
    private static final long FLUSH = 10_000;

    private static final int MOST = 20;

    final Person person;
    final SplittableRandom random;
    final String session;
    private final List<Happening> happenings = new ArrayList<>();
    private Instant now;

    Visit(Person person, Instant start, SplittableRandom random) {
        this(person, start, random, "s" + Long.toString(random.nextLong() >>> 1, 36));
    }

    Visit(Person person, Instant start, SplittableRandom random, String session) {
        this.person = person;
        this.random = random;
        this.now = start;
        this.session = session;
    }

    Instant now() {
        return now;
    }

    /** Lets time pass, between half and one and a half times as long as said. */
    long pass(double seconds) {
        long passed = (long) (seconds * 1000 * (0.5 + random.nextDouble()));
        now = now.plusMillis(passed);
        return passed;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** About as much, seldom far more: the shape of durations. */
    double about(double typical) {
        return Math.round(typical * Math.exp(0.45 * random.nextGaussian()) * 10) / 10.0;
    }

    String id() {
        return new UUID(
                        random.nextLong() & 0xffffffffffff0fffL | 0x4000L,
                        random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L)
                .toString();
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    void add(Happening happening) {
        happenings.add(happening);
    }

    /**
     * The requests.
     *
     * @param common what stands beside the list of events
     */
    List<Sending> sendings(String application, String path, Map<String, Object> common) {
        var sendings = new ArrayList<Sending>();
        var waiting = new ArrayList<Happening>();
        for (var happening : happenings) {
            if (!waiting.isEmpty() && (waiting.size() == MOST || isDue(waiting.getFirst(), happening))) {
                sendings.add(sending(application, path, common, waiting));
                waiting.clear();
            }
            waiting.add(happening);
        }
        if (!waiting.isEmpty()) {
            sendings.add(sending(application, path, common, waiting));
        }
        return sendings;
    }

    private static boolean isDue(Happening first, Happening next) {
        return next.time().toEpochMilli() - first.time().toEpochMilli() > FLUSH;
    }

    private Sending sending(String application, String path, Map<String, Object> common, List<Happening> happened) {
        var body = new LinkedHashMap<>(common);
        body.put("events", happened.stream().map(Happening::json).toList());
        return new Sending(
                happened.getLast().time(),
                application,
                path,
                person.device().agent(),
                person.address(),
                CanonicalJson.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
