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

/** People who run the mall, in office hours. The export of orders is slow. */
final class MallStaff implements Clients {
    private static final String PATH = "/api/telemetry/batch";
    private static final int PEOPLE = 2_400;
    private static final double VISITS = 55;
    private static final List<Device> DEVICES = List.of(Device.CHROME, Device.CHROME, Device.EDGE, Device.SAFARI);
    private static final List<String> PAGES =
            List.of("/admin/orders", "/admin/orders", "/admin/products", "/admin/coupons", "/admin/reports");

    private final Rhythm rhythm = new Rhythm(ZoneId.of("Asia/Shanghai"), 0.25, "000000003899757899853211");
    private final int[] sampled;

    MallStaff(Predicate<String> sampled) {
        this.sampled = IntStream.range(0, PEOPLE)
                .filter(number -> sampled.test(user(number)))
                .toArray();
    }

    private static String user(int number) {
        return "staff-" + number;
    }

    @Override
    public String application() {
        return "mall_admin";
    }

    @Override
    public List<Sending> day(LocalDate day, int daysAgo) {
        var random = new SplittableRandom(day.toEpochDay() * 31 + 3);
        var sendings = new ArrayList<Sending>();
        for (int i = rhythm.visits(VISITS, day, random); i > 0 && sampled.length > 0; i--) {
            var person = Person.of(sampled[random.nextInt(sampled.length)], DEVICES);
            sendings.addAll(shift(new Visit(person, rhythm.moment(day, random), random.split())));
        }
        sendings.sort(Comparator.comparing(Sending::at));
        return sendings;
    }

    private List<Sending> shift(Visit visit) {
        var measured = new Measured(visit, user(visit.person.number()));
        measured.vitals("/admin", 1.1);
        measured.page("/admin", "", 15);
        for (int i = 2 + visit.random.nextInt(7); i > 0; i--) {
            var page = visit.any(PAGES);
            measured.call(page, "GET /api/mall" + page.substring(6) + page.substring(0, 6), 210, 0.005);
            measured.page(page, "/admin", 60);
            work(visit, measured, page);
        }
        return visit.sendings(application(), PATH, Map.of("app", "mall_admin", "release", "5.8.1"));
    }

    private static void work(Visit visit, Measured measured, String page) {
        if (page.equals("/admin/products") && visit.chance(0.4)) {
            measured.event(page, "product.off_sale", "productId", "P" + visit.random.nextInt(4000));
        } else if (page.equals("/admin/orders") && visit.chance(0.15)) {
            measured.call(page, "GET /api/mall/orders/export", 3800, 0.06);
        } else if (visit.chance(0.006)) {
            measured.error(page, "UnhandledRejection", "Request failed with status code 504", "");
        }
    }
}
