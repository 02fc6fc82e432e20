package io.trackplane.delivery.console;

import static java.util.Map.entry;

import io.trackplane.delivery.ConditionalValue;
import io.trackplane.delivery.Parameter;
import io.trackplane.delivery.ParameterType;
import io.trackplane.flag.Condition;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.web.Multiline;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value for some as typed; its condition is typed into an editor of its own.
 *
 * @param value as {@link TypedValue} reads it
 */
record ConditionalValueForm(
        @Nullable String description, @Multiline @Nullable String value) {
    static ConditionalValueForm empty(Parameter parameter) {
        return new ConditionalValueForm("", TypedValue.text(parameter.value()));
    }

    static ConditionalValueForm of(ConditionalValue value) {
        return new ConditionalValueForm(value.description(), TypedValue.text(value.value()));
    }

    ConditionalValue with(Condition when, ParameterType type) {
        var why = typed(description).isEmpty() ? null : description;
        return new ConditionalValue(why, when, TypedValue.read("value", type, typed(value)));
    }

    /** With the condition as JSON, which is how the choice between two editors posts it back. */
    Map<String, String> fields(Condition when) {
        return TwoEditors.fields(List.of(
                entry("description", typed(description)),
                entry("value", typed(value)),
                entry("when", CanonicalJson.write(when))));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
