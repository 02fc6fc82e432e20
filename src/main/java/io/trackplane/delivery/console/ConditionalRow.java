package io.trackplane.delivery.console;

import io.trackplane.delivery.Parameter;
import io.trackplane.flag.FlagWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value for some, in the list of a parameter's values.
 *
 * @param index from 0
 * @param sentence whom it is for
 * @param value on one line
 */
record ConditionalRow(int index, String sentence, @Nullable String description, String value) {
    static List<ConditionalRow> of(Parameter parameter, FlagWords words) {
        var rows = new ArrayList<ConditionalRow>();
        for (var one : parameter.conditional()) {
            rows.add(new ConditionalRow(
                    rows.size(), words.condition(one.when()), one.description(), TypedValue.line(one.value())));
        }
        return rows;
    }
}
