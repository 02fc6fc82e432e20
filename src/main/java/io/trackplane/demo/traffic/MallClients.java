package io.trackplane.demo.traffic;

import io.trackplane.demo.traffic.Person.Device;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Shoppers of the mall. Product pages are slow on phones; six days ago release 2026.11.3 came, and with it an error in the checkout. Clients
 * sample as they are told: only visitors in the sample send anything but errors.
 */
final class MallClients implements Clients {
    private static final String PATH = "/api/telemetry/batch";
    private static final int PEOPLE = 60_000;
    private static final int RELEASED_DAYS_AGO = 6;
    private static final double VISITS = 340;
    private static final double ERRORS_OF_OTHERS = 45;
    /** Who sees one page and goes. */
    private static final double LEAVING = 0.32;

    private static final List<Device> DEVICES = List.of(
            Device.ANDROID, Device.ANDROID, Device.IPHONE, Device.IPHONE, Device.CHROME, Device.SAFARI, Device.EDGE);
    private static final List<String> REFERRERS =
            List.of("", "", "www.baidu.com", "www.baidu.com", "m.weibo.cn", "www.xiaohongshu.com");
    private static final String STACK = """
            TypeError: Cannot read properties of undefined (reading 'coupon')
                at applyCoupon (https://mall.meadow.example/assets/checkout.js:214:19)
                at Checkout (https://mall.meadow.example/assets/checkout.js:88:7)""";

    private final Rhythm rhythm = new Rhythm(ZoneId.of("Asia/Shanghai"), 1.25, "311111247766788667788987");
    private final int[] sampled;

    /** @param sampled which users are in the sample */
    MallClients(Predicate<String> sampled) {
        this.sampled = IntStream.range(0, PEOPLE)
                .filter(number -> sampled.test(user(number)))
                .toArray();
    }

    private static String user(int number) {
        return "m" + (100_000 + number);
    }

    @Override
    public String application() {
        return "mall_web";
    }

    @Override
    public List<Sending> day(LocalDate day, int daysAgo) {
        var random = new SplittableRandom(day.toEpochDay() * 31 + 2);
        var sendings = new ArrayList<Sending>();
        for (int i = rhythm.visits(VISITS, day, random); i > 0 && sampled.length > 0; i--) {
            int number = sampled[(int) (sampled.length * Math.pow(random.nextDouble(), 1.4))];
            sendings.addAll(shopping(visit(number, day, random), daysAgo));
        }
        if (daysAgo <= RELEASED_DAYS_AGO) {
            for (int i = rhythm.visits(ERRORS_OF_OTHERS, day, random); i > 0; i--) {
                sendings.addAll(onlyAnError(visit(random.nextInt(PEOPLE), day, random)));
            }
        }
        sendings.sort(Comparator.comparing(Sending::at));
        return sendings;
    }

    private Visit visit(int number, LocalDate day, SplittableRandom random) {
        return new Visit(Person.of(number, DEVICES), rhythm.moment(day, random), random.split());
    }

    private List<Sending> shopping(Visit visit, int daysAgo) {
        var release = release(visit, daysAgo);
        var measured = new Measured(visit, user(visit.person.number()));
        measured.vitals("/", 1);
        if (visit.chance(LEAVING)) {
            measured.page("/", visit.any(REFERRERS), 5);
            return visit.sendings(application(), PATH, common(release));
        }
        measured.page("/", visit.any(REFERRERS), 18);
        for (int i = visit.random.nextInt(5); i > 0; i--) {
            measured.call("/category", "GET /api/mall/products", 140, 0.004);
            measured.page("/category", "/", 22);
            if (visit.chance(0.7)) {
                measured.vitals("/product/detail", visit.person.device().isPhone() ? 2.3 : 1.2);
                measured.call("/product/detail", "GET /api/mall/products/" + visit.random.nextInt(900), 190, 0.006);
                measured.page("/product/detail", "/category", 35);
            }
        }
        if (visit.chance(0.28)) {
            checkout(visit, measured, release);
        }
        return visit.sendings(application(), PATH, common(release));
    }

    private static void checkout(Visit visit, Measured measured, String release) {
        measured.vitals("/checkout", 1.1);
        measured.call("/checkout", "GET /api/mall/cart", 120, 0.004);
        measured.page("/checkout", "/product/detail", 40);
        if (release.equals("2026.11.3") && visit.chance(0.32)) {
            measured.error("/checkout", "TypeError", "Cannot read properties of undefined (reading 'coupon')", STACK);
        } else {
            measured.call("/checkout", "POST /api/mall/orders", 420, 0.012);
            measured.page("/order/done", "/checkout", 12);
        }
        if (visit.chance(0.01)) {
            measured.error("/checkout", "UnhandledRejection", "Network request timed out after 10000 ms", "");
        }
    }

    private List<Sending> onlyAnError(Visit visit) {
        new Measured(visit, user(visit.person.number()))
                .error("/checkout", "TypeError", "Cannot read properties of undefined (reading 'coupon')", STACK);
        return visit.sendings(application(), PATH, common("2026.11.3"));
    }

    private static String release(Visit visit, int daysAgo) {
        boolean isNew = daysAgo < RELEASED_DAYS_AGO || daysAgo == RELEASED_DAYS_AGO && visit.chance(0.4);
        return isNew && visit.chance(0.9) ? "2026.11.3" : "2026.11.2";
    }

    private static Map<String, Object> common(String release) {
        return Map.of("app", "mall_web", "release", release);
    }
}
