package io.trackplane.delivery;

import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Segments;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parameters of the remote configuration as parts of what an environment serves. */
@Component
class ParameterPart implements PartKind {
    /** Most parameters of one environment. */
    static final int MOST = 1000;

    private final ParameterComparison comparison;

    ParameterPart(ParameterComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String key() {
        return Parameter.KIND;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Permission permission() {
        return Permission.CONFIG_CHANGE;
    }

    @Override
    public String canonical(String key, String json) {
        var parameter = Parameter.parse(json);
        if (!parameter.key().equals(key)) {
            throw new Problem.Invalid("key", Message.of("delivery.problem.other-key", key));
        }
        return parameter.json();
    }

    /** Segments that parameters refer to exist. Segments that are wrong themselves are told by the module they belong to. */
    @Override
    public void check(Parts all) {
        var set = FlagParts.set(all);
        var findings = new LinkedHashMap<String, Message>();
        var parameters = all.of(Parameter.KIND);
        if (parameters.size() > MOST) {
            findings.put(Parameter.KIND, Message.of("delivery.problem.too-many", MOST));
        }
        if (set.problems().isEmpty()) {
            var segments = Segments.compile(set.segments());
            parameters.forEach((key, json) -> findings.putAll(problems(Parameter.parse(json), segments)));
        }
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private static Map<String, Message> problems(Parameter parameter, Segments segments) {
        var findings = new LinkedHashMap<String, Message>();
        for (int i = 0; i < parameter.conditional().size(); i++) {
            var path = Parameter.KIND + "/" + parameter.key() + ".conditional[" + i + "].when";
            findings.putAll(segments.problems(parameter.conditional().get(i).when(), path));
        }
        return findings;
    }

    @Override
    public String title(String key, String content) {
        return key;
    }

    @Override
    public String page(String key) {
        return "/config/" + key;
    }

    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return comparison.difference(before, after);
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        return comparison.reach(before, after);
    }
}
