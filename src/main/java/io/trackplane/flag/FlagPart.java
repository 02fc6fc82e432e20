package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.Parts;
import org.springframework.stereotype.Component;

/** Flags as parts of what an environment serves. Checks flags and segments together. */
@Component
class FlagPart implements PartKind {
    @Override
    public String key() {
        return FlagParts.FLAG;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Permission permission() {
        return Permission.FLAGS_CHANGE;
    }

    @Override
    public String canonical(String key, String json) {
        var flag = Flag.parse(json);
        if (!flag.key().equals(key)) {
            throw new Problem.Invalid("key", Message.of("flag.problem.other-key", key));
        }
        return flag.json();
    }

    @Override
    public void check(Parts all) {
        var problems = FlagParts.problems(all);
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }

    @Override
    public String title(String key, String content) {
        return Flag.parse(content).name();
    }

    @Override
    public String page(String key) {
        return "/flags/" + key;
    }
}
