package io.trackplane.demo.traffic;

import io.trackplane.demo.traffic.Person.Device;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Guests, servers and table devices of the billiard halls. Evenings and weekends are full. The devices of one store have a slow line; a week ago
 * somebody scanned one code over and over; a payment channel that the plan does not know ends in quarantine.
 */
final class BilliardClients implements Clients {
    private static final String PATH = "/api/track";
    private static final Map<String, Object> COMMON = Map.of("schema_version", "v1.0");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int PEOPLE = 5_200;
    private static final double VISITS = 330;
    private static final int STORES = 12;
    private static final int TABLES = 5;
    private static final int BEATS = 96;
    private static final int SLOW_STORE = 7;
    private static final int SCANNING_DAYS_AGO = 7;
    private static final List<Device> DEVICES = List.of(Device.ANDROID, Device.ANDROID, Device.IPHONE);
    private static final List<String> CHANNELS = List.of("wechat", "wechat", "wechat", "alipay", "alipay", "balance");
    private static final String FIRMWARE = "cueclub-table/1.4 (esp32)";

    private final Rhythm rhythm = new Rhythm(ZONE, 1.6, "521000000112345566778999");

    @Override
    public String application() {
        return "billiard_app";
    }

    @Override
    public List<Sending> day(LocalDate day, int daysAgo) {
        var random = new SplittableRandom(day.toEpochDay() * 31 + 4);
        var sendings = new ArrayList<Sending>();
        for (int i = rhythm.visits(VISITS, day, random); i > 0; i--) {
            var person = Person.any(PEOPLE - 40 * daysAgo, DEVICES, random);
            sendings.addAll(evening(new Visit(person, rhythm.moment(day, random), random.split())));
        }
        if (daysAgo == SCANNING_DAYS_AGO) {
            sendings.addAll(scanning(new Visit(Person.of(77, DEVICES), rhythm.moment(day, random), random.split())));
        }
        for (int store = 1; store <= STORES; store++) {
            for (int table = 1; table <= TABLES; table++) {
                sendings.addAll(beats(store, table, day, random.split()));
            }
        }
        sendings.sort(Comparator.comparing(Sending::at));
        return sendings;
    }

    private static String store(int number) {
        return "store_%03d".formatted(number);
    }

    private static Happening guest(Visit visit, String name, String page, String store) {
        var platform = visit.person.number() % 3 == 0 ? "h5" : "miniprogram";
        return Happening.dated(visit.now(), name)
                .field("event_id", visit.id())
                .field("user_id", "usr_" + visit.person.number())
                .field("session_id", visit.session)
                .field("platform", platform)
                .field("page", page)
                .field("app_version", visit.person.number() % 5 == 0 ? "v2.7.4" : "v2.8.0")
                .field("store_id", store);
    }

    private List<Sending> evening(Visit visit) {
        var store = store(1 + visit.person.number() % STORES);
        var table = "tbl_%03d".formatted(1 + visit.random.nextInt(60));
        view(visit, "/home", "", store);
        if (visit.chance(0.18)) {
            visit.add(guest(visit, "reservation_create", "/reserve", store)
                    .property("reservation_id", visit.id())
                    .property("table_id", table)
                    .property("duration", 60));
            if (visit.chance(0.2)) {
                visit.pass(1800);
                visit.add(guest(visit, "reservation_expire", "/reserve", store)
                        .property("reservation_id", visit.id())
                        .property("reason", "not_arrived"));
            }
        }
        if (visit.chance(0.75)) {
            play(visit, store, table);
        }
        return visit.sendings(application(), PATH, COMMON);
    }

    private static void view(Visit visit, String page, String referrer, String store) {
        var time = visit.now();
        long stay = visit.pass(14);
        visit.add(Happening.dated(time, "page_view")
                .field("event_id", visit.id())
                .field("user_id", "usr_" + visit.person.number())
                .field("session_id", visit.session)
                .field("platform", visit.person.number() % 3 == 0 ? "h5" : "miniprogram")
                .field("page", page)
                .field("app_version", visit.person.number() % 5 == 0 ? "v2.7.4" : "v2.8.0")
                .field("store_id", store)
                .property("referrer", referrer)
                .property("stayMs", stay));
    }

    private static void play(Visit visit, String store, String table) {
        var channel = visit.any(List.of("wechat", "wechat", "alipay", "direct"));
        var result = visit.chance(0.94) ? "success" : "expired";
        visit.add(guest(visit, "qr_scan", "/scan", store)
                .property("table_code", table.toUpperCase(java.util.Locale.ROOT) + "-QR")
                .property("source_channel", channel)
                .property("scan_result", result));
        if (!result.equals("success")) {
            return;
        }
        view(visit, "/table", "/scan", store);
        visit.add(guest(visit, "session_start", "/table", store)
                .property("table_id", table)
                .property("start_type", visit.chance(0.2) ? "reservation" : "immediate")
                .property("user_type", visit.chance(0.6) ? "member" : "guest"));
        int minutes = 30 + visit.random.nextInt(120);
        visit.pass(minutes * 60);
        visit.add(guest(visit, "session_end_request", "/table", store).property("duration_seconds", minutes * 60));
        pay(visit, store, minutes);
    }

    private static void pay(Visit visit, String store, int minutes) {
        int amount = minutes * 50;
        var payment = "pay_" + visit.id().substring(0, 8);
        var channel = visit.any(CHANNELS);
        visit.add(guest(visit, "billing_frozen", "/pay", store)
                .property("amount", amount)
                .property("minutes", minutes)
                .property("rules_applied_count", 1 + visit.random.nextInt(2))
                .property("billing_rules", List.of("hourly_rate")));
        visit.add(guest(visit, "payment_create", "/pay", store)
                .property("payment_id", payment)
                .property("amount", amount)
                .property("channel", channel)
                .property("split_count", 1));
        visit.pass(8);
        if (visit.chance(0.96)) {
            visit.add(guest(visit, "payment_success", "/pay", store)
                    .property("payment_id", payment)
                    .property("amount", amount)
                    .property("channel", visit.chance(0.02) ? "unionpay" : channel)
                    .property("coupon_used", visit.chance(0.3))
                    .property("activity_tags", visit.chance(0.2) ? List.of("weekend_promo") : List.of()));
        }
    }

    private List<Sending> scanning(Visit visit) {
        for (int i = 0; i < 14; i++) {
            visit.add(guest(visit, "qr_scan", "/scan", store(3))
                    .field("device_id", "dev_phone_77")
                    .property("table_code", "TBL_009-QR")
                    .property("scan_result", "invalid"));
            visit.pass(2);
        }
        return visit.sendings(application(), PATH, COMMON);
    }

    private List<Sending> beats(int store, int table, LocalDate day, SplittableRandom random) {
        var device = new Person(store * 100 + table, Device.CHROME, "198.51.100." + (store * TABLES + table));
        var sendings = new ArrayList<Sending>();
        var start = day.atStartOfDay(ZONE).toInstant().plusSeconds(random.nextInt(900));
        for (int beat = 0; beat < BEATS; beat += 4) {
            var visit = new Visit(device, start.plus(Duration.ofMinutes(15L * beat)), random.split());
            for (int i = 0; i < 4; i++) {
                visit.add(beat(visit, store, table, visit.now()));
                visit.pass(1.5);
            }
            visit.sendings(application(), PATH, COMMON)
                    .forEach(one -> sendings.add(
                            new Sending(one.at(), one.application(), one.path(), FIRMWARE, one.address(), one.body())));
        }
        return sendings;
    }

    private static Happening beat(Visit visit, int store, int table, Instant time) {
        var latency = visit.about(store == SLOW_STORE ? 900 : 45);
        var device = "dev_table_%02d_%d".formatted(store, table);
        return Happening.dated(time, "heartbeat_receive")
                .field("event_id", visit.id())
                .field("anonymous_id", device)
                .field("device_id", device)
                .field("store_id", store(store))
                .property("table_id", "tbl_%03d".formatted(store * TABLES + table))
                .property("online", visit.chance(0.995))
                .property("latency_ms", Math.round(latency))
                .property("battery_level", 40 + visit.random.nextInt(60))
                .property("signal_strength", -50 - visit.random.nextInt(30));
    }
}
