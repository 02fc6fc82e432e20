package io.trackplane.flag;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flags as parts of what an environment serves. Checks flags and segments together. */
@Component
class FlagPart implements PartKind {
    private final FlagWords words;

    FlagPart(FlagWords words) {
        this.words = words;
    }

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
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        var words = FlagDifference.between(parsed(before), parsed(after), this.words);
        return words.isEmpty() ? PartKind.super.difference(before, after) : words;
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        return FlagReach.between(parsed(before), parsed(after));
    }

    private static @Nullable Flag parsed(@Nullable String content) {
        return content == null ? null : Flag.parse(content);
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
