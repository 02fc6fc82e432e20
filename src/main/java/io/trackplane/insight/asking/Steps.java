package io.trackplane.insight.asking;

import io.trackplane.insight.Question;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The steps of a time axis, in the zone of its range. */
public final class Steps {
    private Steps() {}

    /**
     * One of each step of a question's time axis, in its order.
     *
     * @param found what was found
     * @param time the beginning of its step
     * @param empty what stands where nothing was found
     */
    public static <T> List<T> filled(
            Question question, List<T> found, Function<T, Instant> time, Function<Instant, T> empty) {
        var all = new TreeMap<Instant, T>();
        found.forEach(one -> all.put(time.apply(one), one));
        question.range().steps(question.interval()).forEach(step -> all.computeIfAbsent(step, empty));
        return List.copyOf(all.values());
    }
}
