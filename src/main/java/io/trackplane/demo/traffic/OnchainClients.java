package io.trackplane.demo.traffic;

import io.trackplane.demo.traffic.Person.Device;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * People of the Onchain section. Of three recommendations one flies, one flops and one is over; Android 4.12.0 came nine days ago and cannot
 * connect some wallets; the quests page is slow.
 */
final class OnchainClients implements Clients {
    private static final String TRACK = "/api/v1/track/batch";
    private static final String TELEMETRY = "/api/telemetry/batch";
    private static final int PEOPLE = 7_000;
    private static final double VISITS = 620;
    private static final int RELEASED_DAYS_AGO = 9;
    /** Who sees one page and goes. */
    private static final double LEAVING = 0.28;

    private static final List<Device> DEVICES = List.of(
            Device.CHROME,
            Device.CHROME,
            Device.SAFARI,
            Device.EDGE,
            Device.ANDROID,
            Device.ANDROID,
            Device.IPHONE,
            Device.IPHONE);
    private static final List<String> REFERRERS =
            List.of("", "", "x.com", "x.com", "t.me", "www.google.com", "discord.com", "partner.example");
    private static final List<String> ACTIONS =
            List.of("act_bridge", "act_swap", "act_swap", "act_stake", "act_mint", "act_vote");
    private static final String STACK = """
            WalletError: session expired before the request was signed
                at Session.sign (app:///wallet/session.js:141:13)
                at connect (app:///wallet/sheet.js:57:9)""";

    private final Rhythm rhythm = new Rhythm(ZoneOffset.UTC, 0.8, "544334456788888889998876");
    private final List<Delivery> deliveries;

    OnchainClients(List<Delivery> deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * A recommendation and how it does.
     *
     * @param firstDaysAgo when it began
     * @param lastDaysAgo when it ends; 0 when it goes on
     */
    record Delivery(
            String id,
            String content,
            String action,
            int firstDaysAgo,
            int lastDaysAgo,
            double seen,
            double clicked,
            double completed) {}

    @Override
    public String application() {
        return "onchain_app";
    }

    @Override
    public List<Sending> day(LocalDate day, int daysAgo) {
        var random = new SplittableRandom(day.toEpochDay() * 31 + 1);
        var sendings = new ArrayList<Sending>();
        for (int i = rhythm.visits(VISITS * (1 - daysAgo / 90.0), day, random); i > 0; i--) {
            var person = Person.any(PEOPLE - 120 * daysAgo, DEVICES, random);
            sendings.addAll(visit(new Visit(person, rhythm.moment(day, random), random.split()), daysAgo));
        }
        sendings.sort(Comparator.comparing(Sending::at));
        return sendings;
    }

    private List<Sending> visit(Visit visit, int daysAgo) {
        var release = release(visit, daysAgo);
        if (visit.chance(LEAVING)) {
            view(visit, "/onchain/landing", "onchain_landing", visit.any(REFERRERS), 5);
            return visit.sendings(application(), TRACK, Map.of("app_version", release));
        }
        var measuring = new Visit(visit.person, visit.now(), visit.random.split(), visit.session);
        measure(measuring, release);
        landing(visit, daysAgo);
        if (visit.chance(0.62)) {
            quests(visit);
        }
        var sendings = new ArrayList<>(visit.sendings(application(), TRACK, Map.of("app_version", release)));
        sendings.addAll(measuring.sendings(application(), TELEMETRY, Map.of("app", application(), "release", release)));
        return sendings;
    }

    private static String release(Visit visit, int daysAgo) {
        boolean isAndroid = visit.person.device() == Device.ANDROID;
        boolean isNew = daysAgo <= (isAndroid ? RELEASED_DAYS_AGO : 12);
        return isNew && visit.person.number() % 10 < 8 ? "4.12.0" : "4.11.3";
    }

    private static String user(Visit visit) {
        return "usr_" + (10_000 + visit.person.number());
    }

    private static Happening on(Visit visit, String page, String name) {
        return Happening.tracked(visit.now(), name)
                .field("event_id", visit.id())
                .field("user_id", user(visit))
                .field("session_id", visit.session)
                .field("platform", visit.person.device().platform())
                .field("page", page);
    }

    private static void view(Visit visit, String page, String name, String referrer, double seconds) {
        var view = on(visit, page, "page_view").property("page_name", name);
        if (!referrer.isEmpty()) {
            view.property("referrer", referrer);
        }
        visit.add(view.property("stayMs", visit.pass(seconds)));
    }

    private void landing(Visit visit, int daysAgo) {
        view(visit, "/onchain/landing", "onchain_landing", visit.any(REFERRERS), 20);
        for (var delivery : deliveries) {
            boolean isOn = daysAgo <= delivery.firstDaysAgo() && daysAgo >= delivery.lastDaysAgo();
            if (isOn && visit.chance(delivery.seen())) {
                recommend(visit, delivery);
            }
        }
    }

    private static void recommend(Visit visit, Delivery delivery) {
        visit.add(of(visit, "recommend_impression", delivery).property("content_type", delivery.content()));
        visit.pass(4);
        if (visit.chance(0.2)) {
            visit.add(of(visit, "recommend_expand_collapse", delivery)
                    .property("action", visit.chance(0.8) ? "expand" : "collapse"));
        }
        if (visit.chance(delivery.clicked())) {
            visit.add(of(visit, "recommend_click", delivery).property("content_type", delivery.content()));
            visit.pass(25);
            if (visit.chance(delivery.completed())) {
                visit.add(of(visit, "recommend_complete", delivery).property("action_id", delivery.action()));
            }
        }
    }

    private static Happening of(Visit visit, String name, Delivery delivery) {
        return on(visit, "/onchain/landing", name).property("delivery_id", delivery.id());
    }

    private static void quests(Visit visit) {
        visit.add(on(visit, "/onchain/landing", "navbar_click").property("target", "quests"));
        view(visit, "/onchain/quests", "quests", "/onchain/landing", 26);
        for (int i = visit.random.nextInt(3); i >= 0; i--) {
            var action = visit.any(ACTIONS);
            visit.add(on(visit, "/onchain/quests", "card_click")
                    .property("card_id", "card_" + action.substring(4))
                    .property("action_id", action));
            var view = on(visit, "/onchain/action", "page_view")
                    .property("page_name", "action")
                    .property("action_id", action);
            visit.add(view.property("stayMs", visit.pass(40)));
            if (visit.chance(0.4)) {
                start(visit, action);
            }
        }
        if (visit.chance(0.15)) {
            view(visit, "/onchain/leaderboard", "leaderboard", "/onchain/quests", 15);
        }
    }

    private static void start(Visit visit, String action) {
        visit.add(on(visit, "/onchain/action", "action_start").property("action_id", action));
        visit.pass(60);
        if (visit.chance(action.equals("act_bridge") ? 0.3 : 0.6)) {
            visit.add(on(visit, "/onchain/action", "action_complete").property("action_id", action));
            if (visit.chance(0.7)) {
                visit.add(on(visit, "/onchain/rewards", "reward_claim").property("reward_type", "points"));
            }
        }
    }

    private static void measure(Visit visit, String release) {
        var measured = new Measured(visit, user(visit));
        measured.vitals("/onchain/landing", 1);
        measured.call("/onchain/landing", "GET /api/onchain/cards", 160, 0.004);
        visit.pass(20);
        if (visit.chance(0.5)) {
            measured.vitals("/onchain/quests", visit.person.device().isPhone() ? 2.4 : 1.6);
            measured.call("/onchain/quests", "GET /api/onchain/quests/" + visit.random.nextInt(400), 240, 0.006);
            visit.pass(30);
        }
        if (visit.chance(0.3)) {
            measured.call("/onchain/action", "POST /api/onchain/claims", 640, 0.02);
        }
        boolean isBroken = visit.person.device() == Device.ANDROID && release.equals("4.12.0");
        if (visit.chance(isBroken ? 0.13 : 0.006)) {
            measured.error("/onchain/action", "WalletError", "session expired before the request was signed", STACK);
        }
        if (visit.chance(0.008)) {
            measured.error("/onchain/quests", "UnhandledRejection", "Failed to fetch", "");
        }
    }
}
