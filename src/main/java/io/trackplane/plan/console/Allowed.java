package io.trackplane.plan.console;

import io.trackplane.plan.PropertyDefinition;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What values of a property are allowed, in a few signs that read the same in every language. */
final class Allowed {
    private static final int SHOWN = 8;

    private Allowed() {}

    static String of(PropertyDefinition property) {
        if (!property.values().isEmpty()) {
            var shown = property.values().stream().limit(SHOWN).collect(Collectors.joining(" · "));
            return property.values().size() > SHOWN ? shown + " …" : shown;
        }
        if (property.pattern() != null) {
            return property.pattern();
        }
        var range = range(number(property.min()), number(property.max()));
        if (!range.isEmpty()) {
            return range;
        }
        if (property.items() != null) {
            return property.items().type().key() + "[]";
        }
        if (!property.properties().isEmpty()) {
            return property.properties().stream()
                    .map(PropertyDefinition::name)
                    .limit(SHOWN)
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return range(text(property.minLength()), text(property.maxLength()));
    }

    private static String range(String least, String most) {
        if (least.isEmpty() && most.isEmpty()) {
            return "";
        }
        return most.isEmpty() ? "≥ " + least : least.isEmpty() ? "≤ " + most : least + " – " + most;
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
