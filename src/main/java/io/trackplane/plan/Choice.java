package io.trackplane.plan;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the closed choices of a plan: enums whose keys are their names in lower case. */
final class Choice {
    private Choice() {}

    static String key(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The choice of that key.
     *
     * @throws Problem.Invalid on the empty path, which {@code CanonicalJson} completes, naming the choices there are
     */
    static <E extends Enum<E>> E of(Class<E> choices, String key) {
        return Stream.of(choices.getEnumConstants())
                .filter(choice -> key(choice).equals(key))
                .findFirst()
                .orElseThrow(() -> unknown(choices));
    }

    private static <E extends Enum<E>> Problem.Invalid unknown(Class<E> choices) {
        var allowed = Stream.of(choices.getEnumConstants()).map(Choice::key).collect(Collectors.joining(", "));
        return new Problem.Invalid("", Message.of("plan.problem.choice", allowed));
    }
}
