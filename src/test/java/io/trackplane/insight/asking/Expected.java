package io.trackplane.insight.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.assertj.core.util.DoubleComparator;
import org.jspecify.annotations.Nullable;

/** What METRICS.md says, over a list of events: slowly and obviously. */
public final class Expected {
    private static final double EXACT = 1e-6;

    private Expected() {}

    /** The events a question is about. */
    public static List<StoredEvent> about(Question question, List<StoredEvent> events) {
        return only(
                events,
                event -> event.stream() == question.stream()
                        && !event.time().isBefore(question.range().from())
                        && event.time().isBefore(question.range().to())
                        && !Mark.of(event.marks()).contains(Mark.BOT)
                        && fits(question.filters().platform(), event.platform())
                        && fits(question.filters().page(), event.page())
                        && fits(question.filters().release(), event.release())
                        && fits(question.filters().device(), event.device()));
    }

    /** Everything that is kept of the environment. */
    public static List<StoredEvent> kept(Question question, List<StoredEvent> events) {
        return only(
                events,
                event -> event.stream() == question.stream()
                        && !Mark.of(event.marks()).contains(Mark.BOT));
    }

    private static boolean fits(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.equals(found);
    }

    public static List<StoredEvent> only(List<StoredEvent> events, Predicate<StoredEvent> which) {
        return events.stream().filter(which).toList();
    }

    /** How many events there were before sampling. */
    public static double count(List<StoredEvent> events) {
        return events.stream().mapToDouble(event -> 1 / event.rate()).sum();
    }

    /** How many visitors or sessions there were before sampling. */
    public static double distinct(List<StoredEvent> events, Function<StoredEvent, Object> who) {
        var highest = new HashMap<Object, Double>();
        events.forEach(event -> highest.merge(who.apply(event), event.rate(), Math::max));
        return highest.values().stream().mapToDouble(rate -> 1 / rate).sum();
    }

    public static boolean sampled(List<StoredEvent> events) {
        return events.stream().anyMatch(event -> event.rate() < 1);
    }

    /** Between the neighbours of the place, in proportion. */
    public static @Nullable Double quantile(DoubleStream values, double share) {
        var sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return null;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    /** Groups of events in the order in which they are met. */
    public static <K> Map<K, List<StoredEvent>> by(List<StoredEvent> events, Function<StoredEvent, K> key) {
        var groups = new HashMap<K, List<StoredEvent>>();
        events.forEach(event -> groups.computeIfAbsent(key.apply(event), none -> new ArrayList<>())
                .add(event));
        return groups;
    }

    /** Something for each step of the question's time axis, steps without events included. */
    public static <T> List<T> steps(
            Question question, List<StoredEvent> events, BiFunction<Instant, List<StoredEvent>, T> of) {
        var steps = new TreeMap<Instant, List<StoredEvent>>();
        // A step is never shorter than an hour, and never begins but at a full quarter of one.
        for (var time = question.range().from();
                time.isBefore(question.range().to());
                time = time.plus(15, ChronoUnit.MINUTES)) {
            steps.computeIfAbsent(step(question, time), none -> new ArrayList<>());
        }
        events.forEach(event ->
                Objects.requireNonNull(steps.get(step(question, event.time()))).add(event));
        var answers = new ArrayList<T>();
        steps.forEach((step, members) -> answers.add(of.apply(step, members)));
        return answers;
    }

    private static Instant step(Question question, Instant time) {
        var there = time.atZone(question.range().zone());
        if (question.interval() == Interval.HOUR) {
            return there.truncatedTo(ChronoUnit.HOURS).toInstant();
        }
        var day = there.toLocalDate();
        var first = switch (question.interval()) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            default -> day;
        };
        return first.atStartOfDay(question.range().zone()).toInstant();
    }

    /** Equal in every part; numbers may differ by what adding up in another order makes. */
    public static void same(Object found, Object expected) {
        assertThat(found)
                .usingRecursiveComparison()
                .withComparatorForType(new DoubleComparator(EXACT), Double.class)
                .isEqualTo(expected);
    }
}
