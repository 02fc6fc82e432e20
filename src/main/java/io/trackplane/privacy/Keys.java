package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enums as they are written: in lower snake case. */
final class Keys {
    private Keys() {}

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The choice of that key.
     *
     * @throws Problem.Invalid on {@code body} naming what is allowed
     */
    static <E extends Enum<E>> E read(String key, E[] choices) {
        for (var choice : choices) {
            if (of(choice).equals(key)) {
                return choice;
            }
        }
        var allowed = Arrays.stream(choices).map(Keys::of).collect(Collectors.joining(", "));
        throw new Problem.Invalid("", Message.of("privacy.problem.choice", allowed));
    }
}
