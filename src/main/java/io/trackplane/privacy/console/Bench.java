package io.trackplane.privacy.console;

import io.trackplane.event.Event;
import io.trackplane.kernel.Message;
import io.trackplane.privacy.Masked;
import io.trackplane.privacy.MaskedField;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules make of one event. Nothing of it is stored or sent.
 *
 * @param sent the event as sent, with marks where it is masked
 * @param stored the event as it would be stored, with marks where it was masked
 * @param masked how many fields were masked
 * @param lines what happened to each value, in the order of the rules
 */
record Bench(List<MarkedJson.Piece> sent, List<MarkedJson.Piece> stored, int masked, List<Line> lines) {
    /**
     * What happened to a value.
     *
     * @param position of the rule, from 1; 0 where no rule did it
     * @param rule its name; null where no rule did it
     * @param action what was done
     */
    record Line(MaskedField field, int position, @Nullable String rule, Message action) {}

    static Bench run(Event event, Masker masker, Masking masking) {
        var result = masker.explain(event);
        return new Bench(
                MarkedJson.of(event, result.event()),
                MarkedJson.of(result.event(), event),
                result.paths().size(),
                lines(result, masking));
    }

    private static List<Line> lines(Masked result, Masking masking) {
        return result.fields().stream().map(field -> line(field, masking)).toList();
    }

    private static Line line(MaskedField field, Masking masking) {
        var ids = masking.rules().stream().map(MaskingRule::id).toList();
        int position = field.rule() == null ? 0 : ids.indexOf(field.rule()) + 1;
        if (position == 0) {
            return new Line(field, 0, null, MaskingView.action(field.action()));
        }
        var rule = masking.rules().get(position - 1);
        return new Line(field, position, rule.name(), MaskingView.action(rule.action()));
    }
}
