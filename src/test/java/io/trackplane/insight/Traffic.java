package io.trackplane.insight;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import io.trackplane.tenancy.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen days of believable visits to one environment, the same every time: a page that is slow on phones, an error that begins with release 4.12.0 three
 * days ago, a delivery that flies and one that flops.
 */
public final class Traffic {
    /** The page that is slow on phones. */
    public static final String SLOW = "/checkout";

    /** The fingerprint of the error that begins with {@link #RELEASE}. */
    public static final String FINGERPRINT = "e41c07aa";

    public static final String MESSAGE = "Cannot read properties of undefined (reading 'skuId')";
    public static final String RELEASE = "4.12.0";
    public static final String FLIES = "dlv_flies";
    public static final String FLOPS = "dlv_flops";

    private static final int DAYS = 16;
    private static final List<String> PAGES =
            List.of("/", "/onchain", "/onchain/actions", "/rewards", SLOW, "/profile");
    private static final List<String> REFERRERS = List.of("search.example", "social.example", "partner.example");

    private final int stream;
    private final double rate;
    private final Instant now;
    private final Random random = new Random(7);
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<FirstSight> sights = new ArrayList<>();

    private Traffic(int stream, double rate, Instant now) {
        this.stream = stream;
        this.rate = rate;
        this.now = now;
    }

    /** Fills an environment. */
    public static void fill(EventStore store, Environment environment, Instant now) {
        fill(store, environment, now, 1);
    }

    /** Fills an environment with what a sampling rate keeps. */
    public static void fill(EventStore store, Environment environment, Instant now, double rate) {
        int stream = store.stream(new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt()));
        var traffic = new Traffic(stream, rate, now);
        for (int day = DAYS; day >= 0; day--) {
            traffic.day(now.minus(day, ChronoUnit.DAYS), 24 + 2 * (DAYS - day), day);
        }
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var counts = List.of(
                new LedgerCount(stream, hour, 412, 3, 0, 9, 1),
                new LedgerCount(stream, hour.minus(1, ChronoUnit.DAYS), 380, 4, 0, 3, 0));
        store.write(new Group(traffic.events, List.of(), counts, traffic.sights));
    }

    private void day(Instant day, int visits, int daysAgo) {
        for (int visit = 0; visit < visits; visit++) {
            var start = day.minus(Duration.ofMinutes(random.nextInt(daysAgo == 0 ? 300 : 1380)));
            new Visit(random.nextInt(150) + 1, start, daysAgo < 3 ? RELEASE : "4.11.2", random.nextInt(3) == 0)
                    .happen();
        }
    }

    /** One session of one person. */
    private final class Visit {
        private final int person;
        private final String release;
        private final boolean onPhone;
        private final long session = random.nextLong();
        private Instant time;

        Visit(int person, Instant start, String release, boolean onPhone) {
            this.person = person;
            this.time = start;
            this.release = release;
            this.onPhone = onPhone;
        }

        void happen() {
            sights.add(new FirstSight(stream, person, time));
            int pages = 1 + random.nextInt(4);
            for (int i = 0; i < pages; i++) {
                page(PAGES.get(i == 0 ? 0 : random.nextInt(PAGES.size())), i == 0);
            }
            deliveries();
            actions();
        }

        private void page(String page, boolean isFirst) {
            var referrer = isFirst && random.nextBoolean() ? REFERRERS.get(random.nextInt(REFERRERS.size())) : null;
            add(EventType.PAGE, "page_view", page, referrer, duration(4000 + random.nextInt(60_000)));
            double slow = page.equals(SLOW) && onPhone ? 3 : 1;
            double lcp = slow * (900 + random.nextInt(1400));
            var vitals = Map.of(
                    "LCP",
                    lcp,
                    "INP",
                    80.0 + random.nextInt(200),
                    "CLS",
                    random.nextInt(12) / 100.0,
                    "FCP",
                    lcp * 0.6,
                    "TTFB",
                    200.0 + random.nextInt(500));
            add(
                    EventType.PERF,
                    "web_vitals",
                    page,
                    null,
                    new Measured(null, vitals, null, null, null, null, null, null, null));
            call("GET", "/api/items/:id", random.nextInt(40) == 0 ? 502 : 200, 40 + random.nextInt(300));
            if (page.equals(SLOW)) {
                call("POST", "/api/orders", random.nextInt(8) == 0 ? 0 : 201, 300 + random.nextInt(2400));
            }
            if (release.equals(RELEASE) && page.equals("/rewards")) {
                add(
                        EventType.ERROR,
                        "TypeError",
                        page,
                        null,
                        error(FINGERPRINT, MESSAGE),
                        "{\"stack\":\"TypeError: " + MESSAGE + "\\n    at renderPrice (item/detail.js:214:31)\"}");
            } else if (random.nextInt(60) == 0) {
                add(EventType.ERROR, "NetworkError", page, null, error("77aa01bc", "Failed to fetch"));
            }
        }

        private void deliveries() {
            delivery(FLIES, 0.6, 0.5);
            delivery(FLOPS, 0.03, 0.2);
        }

        private void delivery(String id, double clicks, double completes) {
            if (random.nextInt(3) == 0) {
                add(EventType.EVENT, "recommend_impression", "/", null, of(id, null));
                if (random.nextDouble() < clicks) {
                    add(EventType.EVENT, "recommend_click", "/", null, of(id, null));
                    if (random.nextDouble() < completes) {
                        add(EventType.EVENT, "recommend_complete", "/", null, of(id, null));
                    }
                }
            }
        }

        private void actions() {
            for (var action : List.of("claim_reward", "bridge_l2")) {
                if (random.nextInt(4) == 0) {
                    add(EventType.EVENT, "action_start", "/onchain/actions", null, of(null, action));
                    if (random.nextInt(5) > 1) {
                        add(EventType.EVENT, "action_complete", "/onchain/actions", null, of(null, action));
                    }
                }
            }
        }

        private void call(String method, String route, int status, double millis) {
            add(
                    EventType.API,
                    "api_call",
                    "/",
                    null,
                    new Measured(millis, Map.of(), status, method, route, null, null, null, null));
        }

        private void add(EventType type, String name, String page, @Nullable String referrer, Measured measured) {
            add(type, name, page, referrer, measured, "{}");
        }

        private void add(
                EventType type,
                String name,
                String page,
                @Nullable String referrer,
                Measured measured,
                String properties) {
            time = time.plusSeconds(1 + random.nextInt(20));
            if (time.isAfter(now)) {
                return;
            }
            events.add(new StoredEvent(
                    stream,
                    time.truncatedTo(ChronoUnit.MILLIS),
                    time.truncatedTo(ChronoUnit.MILLIS),
                    new UUID(random.nextLong(), random.nextLong()),
                    type,
                    name,
                    person,
                    "user-" + person,
                    null,
                    session,
                    "s" + session,
                    onPhone ? "h5" : "web",
                    page,
                    release,
                    referrer,
                    onPhone ? "phone" : "desktop",
                    onPhone ? "Safari" : "Chrome",
                    onPhone ? "iOS" : "Windows",
                    "203.0.113.0/24",
                    rate,
                    0,
                    measured,
                    properties));
        }
    }

    private static Measured duration(double millis) {
        return new Measured(millis, Map.of(), null, null, null, null, null, null, null);
    }

    private static Measured error(String fingerprint, String message) {
        return new Measured(null, Map.of(), null, null, null, null, null, fingerprint, message);
    }

    private static Measured of(@Nullable String delivery, @Nullable String action) {
        return new Measured(null, Map.of(), null, null, null, delivery, action, null, null);
    }
}
