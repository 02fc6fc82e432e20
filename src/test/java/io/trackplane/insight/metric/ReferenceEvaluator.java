package io.trackplane.insight.metric;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import io.trackplane.insight.metric.LastMinutes.Minute;
import io.trackplane.insight.metric.LedgerAnswer.Counts;
import io.trackplane.insight.metric.LedgerAnswer.Step;
import io.trackplane.insight.metric.Ranking.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** METRICS in plain Java over a list of events: slow, obvious, and with nothing in common with the queries but what it means. */
final class ReferenceEvaluator {
    private ReferenceEvaluator() {}

    private record SessionKey(long visitor, long session) {}

    static OverviewAnswer overview(Recorded recorded, Question question) {
        var inRange = inRange(recorded.events(), question);
        var people = inRange.stream().filter(event -> !isBot(event)).toList();
        var matching = people.stream()
                .filter(event -> matches(event, question.filters()))
                .toList();
        var sessions = people.stream()
                .collect(Collectors.groupingBy(event -> new SessionKey(event.visitor(), event.session())));
        sessions.values().removeIf(events -> events.stream().noneMatch(event -> matches(event, question.filters())));

        double viewing = 0;
        double bounced = 0;
        double stay = 0;
        double stayViews = 0;
        for (var events : sessions.values()) {
            var mine = events.stream()
                    .filter(event -> matches(event, question.filters()))
                    .toList();
            if (mine.stream().noneMatch(ReferenceEvaluator::isView)) {
                continue;
            }
            double stands = 1 / highestRate(mine);
            viewing += stands;
            bounced += isBounce(events) ? stands : 0;
            if (mine.stream().anyMatch(event -> visibleMillis(event) != null)) {
                stay += sum(mine, event -> Objects.requireNonNullElse(visibleMillis(event), 0.0) / event.rate());
                stayViews += sum(mine, event -> isView(event) ? 1 / event.rate() : 0);
            }
        }
        var nameless = new HashSet<Long>();
        matching.stream()
                .filter(event -> Mark.of(event.marks()).contains(Mark.NAMELESS))
                .forEach(event -> nameless.add(event.visitor()));
        var totals = new Totals(
                views(matching),
                visitors(matching),
                visitors(matching.stream()
                        .filter(event -> nameless.contains(event.visitor()))
                        .toList()),
                sessions(matching),
                viewing > 0 ? bounced / viewing : null,
                stayViews > 0 ? stay / stayViews : null,
                failing(matching),
                visitors(matching.stream()
                        .filter(event -> isNew(recorded, event.visitor(), question.range()))
                        .toList()),
                views(inRange.stream()
                        .filter(event -> isBot(event) && matches(event, question.filters()))
                        .toList()),
                isEstimated(matching));
        return new OverviewAnswer(totals, series(matching, question));
    }

    private static @Nullable Double failing(List<StoredEvent> matching) {
        Function<StoredEvent, Object> session = event -> new SessionKey(event.visitor(), event.session());
        double all = estimated(matching, session);
        var errors = matching.stream()
                .filter(event -> event.type() == EventType.ERROR)
                .toList();
        return all > 0 ? Math.min(all, estimated(errors, session)) / all : null;
    }

    private static List<Point> series(List<StoredEvent> matching, Question question) {
        var points = new ArrayList<Point>();
        for (var step : question.range().steps(question.interval())) {
            var within = matching.stream()
                    .filter(event -> question.interval()
                            .start(event.time(), question.range().zone())
                            .equals(step))
                    .toList();
            points.add(new Point(step, views(within), visitors(within), sessions(within)));
        }
        return points;
    }

    private static boolean isBounce(List<StoredEvent> events) {
        long views = events.stream().filter(ReferenceEvaluator::isView).count();
        boolean acted = events.stream()
                .anyMatch(event -> event.type() == EventType.EVENT && !Engagement.PASSIVE.contains(event.name()));
        double visible = sum(events, event -> Objects.requireNonNullElse(visibleMillis(event), 0.0));
        return views == 1 && !acted && visible < 10_000;
    }

    private static boolean isNew(Recorded recorded, long visitor, Range range) {
        return recorded.sights().stream()
                .filter(sight -> sight.visitor() == visitor)
                .map(sight -> sight.time())
                .min(Comparator.naturalOrder())
                .filter(first -> !first.isBefore(range.from()) && first.isBefore(range.to()))
                .isPresent();
    }

    static Ranking ranking(Recorded recorded, Question question, Dimension dimension, int limit, int offset) {
        var matching = matching(recorded, question).stream()
                .filter(event -> isView(event) || !dimension.isOfPageViews())
                .toList();
        var byValue = new HashMap<Optional<String>, List<StoredEvent>>();
        matching.forEach(event -> byValue.computeIfAbsent(
                        Optional.ofNullable(value(event, dimension)), value -> new ArrayList<>())
                .add(event));
        Function<List<StoredEvent>, Double> counted =
                events -> sum(events, event -> isView(event) || dimension == Dimension.EVENT ? 1 / event.rate() : 0);
        var byCount = Comparator.comparing(
                        (Optional<String> value) -> counted.apply(byValue.getOrDefault(value, List.of())))
                .reversed();
        var byVisitors = Comparator.comparing((Optional<String> value) ->
                        estimated(byValue.getOrDefault(value, List.of()), StoredEvent::visitor))
                .reversed();
        var order = (dimension.isByCount() ? byCount : byVisitors.thenComparing(byCount))
                .thenComparing(value -> value.isEmpty())
                .thenComparing(value -> value.orElse(""));
        var entries = byValue.keySet().stream()
                .sorted(order)
                .skip(offset)
                .limit(limit)
                .map(value -> new Entry(
                        value.orElse(null),
                        Math.round(counted.apply(byValue.getOrDefault(value, List.of()))),
                        visitors(byValue.getOrDefault(value, List.of()))))
                .toList();
        return new Ranking(entries, byValue.size(), isEstimated(matching));
    }

    private static @Nullable String value(StoredEvent event, Dimension dimension) {
        return switch (dimension) {
            case PAGE -> event.page();
            case REFERRER -> event.referrer();
            case EVENT -> event.name();
            case PLATFORM -> event.platform();
            case RELEASE -> event.release();
            case DEVICE -> event.device();
        };
    }

    static LastMinutes lastMinutes(Recorded recorded, Filters filters, Instant now) {
        var last = now.truncatedTo(ChronoUnit.MINUTES);
        var first = last.minusSeconds(29 * 60);
        var within = recorded.events().stream()
                .filter(event -> !isBot(event) && matches(event, filters))
                .filter(event -> !event.time().isBefore(first) && event.time().isBefore(last.plusSeconds(60)))
                .toList();
        var minutes = new ArrayList<Minute>();
        for (var minute = first; !minute.isAfter(last); minute = minute.plusSeconds(60)) {
            var beginning = minute;
            var then = within.stream()
                    .filter(event ->
                            event.time().truncatedTo(ChronoUnit.MINUTES).equals(beginning))
                    .toList();
            minutes.add(new Minute(minute, views(then), visitors(then)));
        }
        return new LastMinutes(minutes, views(within), visitors(within), isEstimated(within));
    }

    static LedgerAnswer ledger(Recorded recorded, Question question) {
        var steps = new TreeMap<Instant, Counts>();
        question.range().steps(question.interval()).forEach(step -> steps.put(step, Counts.NONE));
        for (var count : recorded.counts()) {
            if (!count.hour().isBefore(question.range().from())
                    && count.hour().isBefore(question.range().to())) {
                steps.merge(
                        question.interval().start(count.hour(), question.range().zone()),
                        new Counts(
                                count.stored(),
                                count.duplicate(),
                                count.sampledOut(),
                                count.quarantined(),
                                count.rejected()),
                        Counts::plus);
            }
        }
        return new LedgerAnswer(
                steps.values().stream().reduce(Counts.NONE, Counts::plus),
                steps.entrySet().stream()
                        .map(step -> new Step(step.getKey(), step.getValue()))
                        .toList());
    }

    /** The events that a question is about: of the stream, in the range, no robot's, matching the filters. */
    static List<StoredEvent> matching(Recorded recorded, Question question) {
        return inRange(recorded.events(), question).stream()
                .filter(event -> !isBot(event) && matches(event, question.filters()))
                .toList();
    }

    private static List<StoredEvent> inRange(List<StoredEvent> events, Question question) {
        return events.stream()
                .filter(event -> event.stream() == question.stream())
                .filter(event -> !event.time().isBefore(question.range().from())
                        && event.time().isBefore(question.range().to()))
                .toList();
    }

    private static boolean matches(StoredEvent event, Filters filters) {
        return matches(filters.platform(), event.platform())
                && matches(filters.page(), event.page())
                && matches(filters.release(), event.release())
                && matches(filters.device(), event.device());
    }

    private static boolean matches(@Nullable String wanted, @Nullable String value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean isBot(StoredEvent event) {
        return Mark.of(event.marks()).contains(Mark.BOT);
    }

    private static boolean isView(StoredEvent event) {
        return event.type() == EventType.PAGE;
    }

    private static @Nullable Double visibleMillis(StoredEvent event) {
        var duration = event.measured().duration();
        boolean tells = isView(event) || event.name().equals("page_duration");
        return tells && duration != null && duration >= 0 ? duration : null;
    }

    private static long views(List<StoredEvent> events) {
        return Math.round(sum(events, event -> isView(event) ? 1 / event.rate() : 0));
    }

    /** UV, estimated. */
    static long visitors(List<StoredEvent> events) {
        return Math.round(estimated(events, StoredEvent::visitor));
    }

    /** Sessions, estimated. */
    static long sessions(List<StoredEvent> events) {
        return Math.round(estimated(events, event -> new SessionKey(event.visitor(), event.session())));
    }

    /** How many distinct things there were: each that is here stands for 1 / its highest rate. */
    static double estimated(Collection<StoredEvent> events, Function<StoredEvent, Object> thing) {
        Map<Object, Double> rates = new LinkedHashMap<>();
        events.forEach(event -> rates.merge(thing.apply(event), event.rate(), Math::max));
        return rates.values().stream().mapToDouble(rate -> 1 / rate).sum();
    }

    static boolean isEstimated(List<StoredEvent> events) {
        return events.stream().anyMatch(event -> event.rate() < 1);
    }

    private static double highestRate(List<StoredEvent> events) {
        return events.stream().mapToDouble(StoredEvent::rate).max().orElseThrow();
    }

    private static double sum(List<StoredEvent> events, ToDoubleFunction<StoredEvent> value) {
        return events.stream().mapToDouble(value).sum();
    }
}
