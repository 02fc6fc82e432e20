package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names people give to flags, segments and variants, and the names of the choices. */
final class Keys {
    /** Lower-case letters, digits, hyphen, dot and underscore, 1 to 80 characters. */
    static final Pattern KEY = Pattern.compile("[a-z0-9._-]{1,80}");

    /** As {@link #KEY}, and capital letters: variants are named by existing clients too. */
    static final Pattern VARIANT = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private Keys() {}

    /**
     * A field that has no default.
     *
     * @throws Problem.Invalid on the field when it is missing
     */
    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new Problem.Invalid(field, Message.of("flag.problem.required"));
        }
        return value;
    }

    /**
     * The choice of that key.
     *
     * @throws Problem.Invalid on the value itself, naming the keys there are
     */
    static <E> E choice(E[] choices, Function<E, String> key, String wanted) {
        return Arrays.stream(choices)
                .filter(choice -> key.apply(choice).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid(
                        "",
                        Message.of(
                                "flag.problem.choice",
                                Arrays.stream(choices).map(key).collect(Collectors.joining(", ")))));
    }
}
