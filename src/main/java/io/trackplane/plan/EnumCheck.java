package io.trackplane.plan;

import io.trackplane.event.Value;
import java.util.List;
import java.util.Set;

/** One of some texts, or the number that one of them is. */
final class EnumCheck extends ValueCheck {
    private static final int LONGEST_LIST = 300;

    private final List<String> values;
    private final Set<String> texts;
    private final long[] numbers;

    EnumCheck(PropertyDefinition property) {
        super("enum", property);
        this.values = property.values();
        this.texts = Set.copyOf(values);
        this.numbers = numbers(values);
    }

    /** The values that are whole numbers, written as such: {@code "1"}, not {@code "01"}. */
    static long[] numbers(List<String> values) {
        return values.stream()
                .filter(EnumCheck::isNumber)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static boolean isNumber(String text) {
        return text.length() <= 15 && text.matches("0|-?[1-9][0-9]*");
    }

    @Override
    boolean holds(Value value) {
        return switch (value) {
            case Value.Text text -> texts.contains(text.text());
            case Value.Whole whole -> isNumber(whole.number());
            case Value.Decimal decimal -> NumberCheck.isWhole(decimal.number()) && isNumber((long) decimal.number());
            default -> false;
        };
    }

    @Override
    boolean holdsText(String text) {
        return texts.contains(text);
    }

    private boolean isNumber(long number) {
        for (var one : numbers) {
            if (one == number) {
                return true;
            }
        }
        return false;
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (holds(value)) {
            return;
        }
        var kind = value instanceof Value.Text || value instanceof Value.Whole || value instanceof Value.Decimal
                ? ViolationKind.VALUE
                : ViolationKind.TYPE;
        found.add(pointer, kind, allowed(), shown(value));
    }

    private String allowed() {
        var all = String.join(" | ", values);
        return all.length() <= LONGEST_LIST ? all : all.substring(0, LONGEST_LIST) + " …";
    }
}
