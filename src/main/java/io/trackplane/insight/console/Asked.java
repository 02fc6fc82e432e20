package io.trackplane.insight.console;

import io.trackplane.insight.Question;
import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page is asked.
 *
 * @param previous the same about the time before; null where nothing is compared
 * @param now when it was asked; steps that begin later are not shown
 * @param changes waits for what was published in the range
 */
record Asked(
        Environment environment,
        Question question,
        @Nullable Question previous,
        Instant now,
        Address address,
        Words words,
        Supplier<List<Marker>> changes) {
    /** A choice of the page itself; the first one where the address names none of them. */
    String one(String name, List<String> choices) {
        var chosen = address.chosen().get(name);
        return chosen != null && choices.contains(chosen) ? chosen : choices.getFirst();
    }

    boolean isCompared() {
        return previous != null;
    }

    /** The name of a step of the time axis. */
    String step(Instant time) {
        return words.step(time, question.interval());
    }
}
