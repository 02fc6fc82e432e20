package io.trackplane.plan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What definitions put where JSON says nothing. */
final class Missing {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\uFEFF]");

    private Missing() {}

    /** Without blanks around it or at the ends of its lines, and without control characters but one kind of line end. */
    static String text(@Nullable String given) {
        if (given == null) {
            return "";
        }
        return given.chars().noneMatch(character -> character < ' ' || character == BYTE_ORDER_MARK)
                ? given.strip()
                : lines(given.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static String lines(String given) {
        return given.lines()
                .map(line -> CONTROL.matcher(line).replaceAll(" ").stripTrailing())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }

    /** Texts whose order means something; no blanks, no repetitions. */
    static List<String> texts(@Nullable List<String> given) {
        return list(given).stream()
                .map(Missing::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** The choices in the order of their declaration, each once. */
    static <E extends Enum<E>> List<E> choices(Class<E> choices, @Nullable Collection<E> given) {
        var set = EnumSet.noneOf(choices);
        if (given != null) {
            given.stream().filter(Objects::nonNull).forEach(set::add);
        }
        return List.copyOf(set);
    }
}
