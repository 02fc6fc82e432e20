package io.trackplane.insight.console;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Preset;
import io.trackplane.insight.Question;
import io.trackplane.insight.Streams;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.console.Words.Better;
import io.trackplane.insight.deliveries.Deliveries;
import io.trackplane.insight.deliveries.DeliveryLine;
import io.trackplane.insight.errors.ErrorOrder;
import io.trackplane.insight.errors.ErrorSelection;
import io.trackplane.insight.errors.Errors;
import io.trackplane.insight.metric.Ledger;
import io.trackplane.insight.metric.Overview;
import io.trackplane.insight.vitals.Rating;
import io.trackplane.insight.vitals.Vital;
import io.trackplane.insight.vitals.VitalsOf;
import io.trackplane.insight.vitals.WebVitals;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.StartPanel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of today on an environment's start page, and what of the last seven days deserves a look. */
@Component
class StartFigures implements StartPanel {
    /** Fewer samples or viewers say nothing of a page or a delivery. */
    private static final int ENOUGH = 20;

    private static final int LOOKED_AT = 50;
    private static final String PHONE = "phone";
    private static final Set<Vital> LOADING = Set.of(Vital.LCP);

    private final Asking asking;
    private final Streams streams;
    private final FirstEvent first;
    private final Overview overview;
    private final Errors errors;
    private final WebVitals vitals;
    private final Deliveries deliveries;
    private final Ledger ledger;
    private final Clock clock;

    StartFigures(
            Asking asking,
            Streams streams,
            FirstEvent first,
            Overview overview,
            Errors errors,
            WebVitals vitals,
            Deliveries deliveries,
            Ledger ledger,
            Clock clock) {
        this.asking = asking;
        this.streams = streams;
        this.first = first;
        this.overview = overview;
        this.errors = errors;
        this.vitals = vitals;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is shown.
     *
     * @param failed message key of why nothing can be shown; null where all went well
     * @param snippet how to send the first event; null once one came
     */
    record View(
            List<Stat> stats,
            List<Hint> hints,
            String href,
            @Nullable String failed,
            @Nullable String snippet) {}

    /** Something that deserves a look. */
    record Hint(String kind, String label, String text, String href) {}

    @Override
    public String template() {
        return "insight/_start";
    }

    @Override
    public Object content(Environment environment, Locale locale) {
        var href = Asking.base(environment) + "/overview";
        try {
            int stream = streams.of(environment);
            if (!first.came(stream)) {
                return new View(List.of(), List.of(), href, null, first.snippet(environment));
            }
            return figures(environment, stream, asking.words(environment, locale), href);
        } catch (QueryTooSlow slow) {
            return new View(List.of(), List.of(), href, "insight.state.slow", null);
        } catch (EventStoreUnavailable away) {
            return new View(List.of(), List.of(), href, "insight.state.away", null);
        }
    }

    private View figures(Environment environment, int stream, Words words, String href) {
        var now = clock.instant();
        var today = question(stream, Preset.TODAY, Interval.HOUR, now, words, Filters.NONE);
        var address = Asking.address(environment, "/overview", Map.of("preset", Preset.TODAY.key()));
        return new View(stats(today, now, address, words), hints(environment, stream, now, words), href, null, null);
    }

    private static Question question(
            int stream, Preset preset, Interval interval, Instant now, Words words, Filters filters) {
        return new Question(stream, preset.range(now, words.zone()), interval, filters);
    }

    private List<Stat> stats(Question today, Instant now, Address address, Words words) {
        var yesterday = today.previous(now);
        var is = overview.of(today);
        var was = overview.of(yesterday).totals();
        var totals = is.totals();
        var lcp = vitals.figures(today, LOADING).get(Vital.LCP.ordinal()).p75();
        var lcpBefore =
                vitals.figures(yesterday, LOADING).get(Vital.LCP.ordinal()).p75();
        var counts = ledger.of(today).total();
        var countsBefore = ledger.of(yesterday).total();
        var here = address.href();
        return List.of(
                Stat.of(
                                words.text("insight.metric.pv"),
                                words.whole(totals.pageViews(), totals.isEstimated()),
                                words.growth(totals.pageViews(), was.pageViews(), Better.MORE))
                        .to(here, false),
                Stat.of(
                                words.text("insight.metric.uv"),
                                words.whole(totals.visitors(), totals.isEstimated()),
                                words.growth(totals.visitors(), was.visitors(), Better.MORE))
                        .to(address.with("metric", "uv").href(), false),
                Stat.of(
                                words.text("insight.metric.error-rate"),
                                words.percent(totals.errorRate()),
                                words.points(totals.errorRate(), was.errorRate(), Better.LESS))
                        .to(address.at("/errors").href(), false),
                Stat.of(
                                words.text("insight.metric.lcp"),
                                words.duration(lcp),
                                words.change(lcp, lcpBefore, Better.LESS))
                        .to(address.at("/vitals").href(), false),
                Stat.of(
                        words.text("insight.metric.stored"),
                        words.whole(counts.stored()),
                        words.growth(counts.stored(), countsBefore.stored(), Better.NEITHER)),
                Stat.of(
                        words.text("insight.metric.quarantined"),
                        words.whole(counts.quarantined()),
                        words.growth(counts.quarantined(), countsBefore.quarantined(), Better.LESS)));
    }

    private List<Hint> hints(Environment environment, int stream, Instant now, Words words) {
        var week = question(stream, Preset.DAYS_7, Interval.DAY, now, words, Filters.NONE);
        var address = Asking.address(environment, "/overview", Map.of());
        var hints = new ArrayList<Hint>();
        newError(week, address, words, hints);
        slowPage(
                question(stream, Preset.DAYS_7, Interval.DAY, now, words, new Filters(null, null, null, PHONE)),
                address,
                words,
                hints);
        weakDelivery(environment, week, address, words, hints);
        return hints;
    }

    private void newError(Question week, Address address, Words words, List<Hint> hints) {
        errors.groups(week, new ErrorSelection(ErrorOrder.COUNT, null, LOOKED_AT, 0)).stream()
                .filter(group -> group.isNewSince(week.range().from()))
                .findFirst()
                .ifPresent(group -> hints.add(new Hint(
                        "poor",
                        words.text(
                                "insight.hint.error",
                                group.firstRelease() == null
                                        ? words.text("insight.none.release")
                                        : group.firstRelease(),
                                words.moment(group.firstSeen())),
                        words.text(
                                "insight.hint.error.text",
                                group.message() == null ? group.name() : group.message(),
                                words.whole(group.users())),
                        address.below("/errors", group.fingerprint()).href())));
    }

    private void slowPage(Question phones, Address address, Words words, List<Hint> hints) {
        vitals.by(phones, Dimension.PAGE, LOADING, LOOKED_AT).stream()
                .filter(page -> page.value() != null
                        && page.of(Vital.LCP).count() >= ENOUGH
                        && page.of(Vital.LCP).rating() != Rating.GOOD)
                .max(Comparator.comparingDouble(StartFigures::lcp))
                .ifPresent(page -> hints.add(new Hint(
                        VitalsPage.css(Objects.requireNonNull(page.of(Vital.LCP).rating())),
                        words.text("insight.hint.page", Objects.requireNonNull(page.value())),
                        words.text(
                                "insight.hint.page.text",
                                words.duration(lcp(page)),
                                words.whole(page.of(Vital.LCP).count())),
                        address.at("/vitals").with("device", PHONE).href())));
    }

    private static double lcp(VitalsOf page) {
        return Objects.requireNonNull(page.of(Vital.LCP).p75());
    }

    private void weakDelivery(Environment environment, Question week, Address address, Words words, List<Hint> hints) {
        var seen = deliveries.list(environment, week).stream()
                .filter(line -> line.funnel().viewed() >= ENOUGH)
                .toList();
        if (seen.size() < 2) {
            return;
        }
        var weakest = seen.stream()
                .min(Comparator.comparingDouble(StartFigures::clickRate))
                .orElseThrow();
        var registration = weakest.registration();
        hints.add(new Hint(
                "needs",
                words.text(
                        "insight.hint.delivery",
                        registration == null
                                ? weakest.id()
                                : registration.settings().name()),
                words.text(
                        "insight.hint.delivery.text",
                        words.percent(weakest.funnel().clickRate()),
                        words.whole(weakest.funnel().viewed())),
                address.below("/deliveries", weakest.id()).href()));
    }

    private static double clickRate(DeliveryLine line) {
        return Objects.requireNonNullElse(line.funnel().clickRate(), 0.0);
    }
}
