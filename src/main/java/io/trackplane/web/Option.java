package io.trackplane.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One entry of a select or a group of checkboxes.
 *
 * @param value what is posted
 * @param label what people read, in the page's language
 */
public record Option(String value, String label) {
    /** The constants of an enum, in their order. */
    public static <E extends Enum<E>> List<Option> of(Class<E> type, Function<E, String> label) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> new Option(constant.name(), label.apply(constant)))
                .toList();
    }
}
