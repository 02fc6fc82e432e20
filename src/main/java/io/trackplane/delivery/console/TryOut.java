package io.trackplane.delivery.console;

import io.trackplane.delivery.Parameter;
import io.trackplane.flag.ConditionExplanation;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Segments;
import io.trackplane.kernel.Message;
import io.trackplane.revision.Parts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which value one context gets of a parameter, and why.
 *
 * @param value on one line
 * @param position of the value that counts among those for some, from 1; 0 for the one for everybody else
 * @param steps what was asked, up to what decided
 */
record TryOut(String key, String value, int position, List<Step> steps) {
    private static final int DEEPEST = 4;

    /**
     * A condition that was looked at.
     *
     * @param position of the value it belongs to, from 1
     */
    record Step(int position, boolean holds, List<Line> lines) {}

    /** A line of its explanation. */
    record Line(int depth, boolean holds, Message told) {}

    /**
     * Every parameter, in the order of keys.
     *
     * @throws io.trackplane.kernel.Problem.Invalid when segments do not fit together
     */
    static List<TryOut> all(Parts parts, EvaluationContext context) {
        var segments = Segments.compile(FlagParts.set(parts).segments());
        return parts.of(Parameter.KIND).values().stream()
                .map(json -> of(Parameter.parse(json), segments, context))
                .toList();
    }

    private static TryOut of(Parameter parameter, Segments segments, EvaluationContext context) {
        var steps = new ArrayList<Step>();
        for (var one : parameter.conditional()) {
            var explained = segments.compile(one.when()).explain(context);
            steps.add(new Step(steps.size() + 1, explained.holds(), lines(explained)));
            if (explained.holds()) {
                return new TryOut(parameter.key(), TypedValue.line(one.value()), steps.size(), steps);
            }
        }
        return new TryOut(parameter.key(), TypedValue.line(parameter.value()), 0, steps);
    }

    private static List<Line> lines(ConditionExplanation explanation) {
        var lines = new ArrayList<Line>();
        collect(explanation, 0, lines);
        return lines;
    }

    private static void collect(ConditionExplanation explanation, int depth, List<Line> lines) {
        lines.add(new Line(Math.min(depth, DEEPEST), explanation.holds(), explanation.told()));
        explanation.parts().forEach(part -> collect(part, depth + 1, lines));
    }
}
