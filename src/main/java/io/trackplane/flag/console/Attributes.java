package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Flag;
import io.trackplane.flag.Serve;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which attributes of a context count. */
final class Attributes {
    /** What SDKs send of themselves. */
    static final List<String> COMMON =
            List.of(EvaluationContext.USER_ID, "platform", "app_version", "country", "language");

    private Attributes() {}

    /** Those that a flag asks for, without those its segments ask for. */
    static Set<String> of(Flag flag) {
        var found = new LinkedHashSet<String>();
        for (var rule : flag.rules()) {
            found.add(rule.by());
            collect(rule.when(), found);
            collect(rule.serve(), found);
        }
        collect(flag.otherwise(), found);
        return found;
    }

    private static void collect(Serve serve, Set<String> found) {
        if (serve instanceof Serve.Split split) {
            found.add(split.by());
        }
    }

    static void collect(Condition condition, Set<String> found) {
        switch (condition) {
            case Condition.All all -> all.all().forEach(one -> collect(one, found));
            case Condition.Any any -> any.any().forEach(one -> collect(one, found));
            case Condition.Not not -> collect(not.not(), found);
            case Condition.Test test -> found.add(test.attribute());
            case Condition.InSegment member -> {
                // its attributes are the segment's
            }
        }
    }
}
