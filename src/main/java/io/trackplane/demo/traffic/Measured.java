package io.trackplane.demo.traffic;

import java.time.Instant;

/** Page views, calls, errors and web vitals in the form of seed 002, as the clients of all demo applications measure them. */
final class Measured {
    private final Visit visit;
    private final String user;

    Measured(Visit visit, String user) {
        this.visit = visit;
        this.user = user;
    }

    private Happening of(Instant time, String type, String name, String page) {
        return Happening.measured(time, type, name)
                .field("event_id", visit.id())
                .field("user_id", user)
                .field("session_id", visit.session)
                .field("platform", visit.person.device().platform())
                .field("page", page);
    }

    /** A page, seen for some time. */
    void page(String page, String referrer, double seconds) {
        var time = visit.now();
        var view = of(time, "page", page, page).field("referrer", referrer);
        visit.add(view.field("stayMs", visit.pass(seconds)));
    }

    void call(String page, String call, double milliseconds, double failing) {
        int status = visit.chance(failing) ? visit.chance(0.7) ? 500 : 0 : 200;
        visit.add(of(visit.now(), "api", call, page)
                .field("status", status)
                .field("durationMs", status == 0 ? 10_000.0 : visit.about(milliseconds)));
    }

    void error(String page, String name, String message, String stack) {
        visit.add(of(visit.now(), "error", name, page)
                .field("message", message)
                .field("stack", stack)
                .field("fatal", false));
    }

    void event(String page, String name, String property, Object value) {
        visit.add(of(visit.now(), "event", name, page).property(property, value));
    }

    /**
     * Web vitals.
     *
     * @param slow how many times slower than a usual page
     */
    void vitals(String page, double slow) {
        double device = visit.person.device().isPhone() ? 1.5 : 1;
        visit.add(of(visit.now(), "perf", "web-vitals", page)
                .property("LCP", visit.about(1500 * device * slow))
                .property("INP", visit.about(95 * device))
                .property("CLS", Math.round(visit.about(4) * device * 10) / 1000.0)
                .property("FCP", visit.about(900 * device * Math.sqrt(slow)))
                .property("TTFB", visit.about(280 * Math.sqrt(slow))));
    }
}
