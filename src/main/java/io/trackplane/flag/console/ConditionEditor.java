package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Segments;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import java.util.Map;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows and checks a {@link TypedCondition} on pages of other modules: {@code flag/_condition} needs what this puts into the model. */
@Component
@NamedInterface("condition-editor")
public class ConditionEditor {
    private final FlagPages pages;
    private final FlagsOf flags;

    ConditionEditor(FlagPages pages, FlagsOf flags) {
        this.pages = pages;
        this.flags = flags;
    }

    /**
     * Everything that is wrong with a condition, by field path, segments that do not exist included.
     *
     * @param path where the condition stands in its definition
     */
    public Map<String, Message> problems(Environment environment, Condition condition, String path) {
        var set = FlagParts.set(flags.drafted(environment));
        return set.problems().isEmpty()
                ? Segments.compile(set.segments()).problems(condition, path)
                : condition.problems(path);
    }

    /**
     * Adds {@code condition}, {@code focus} and what the editor offers to the model.
     *
     * @param path where the condition stands in its definition
     * @param problems what is wrong with it, by field path
     */
    public void show(
            Environment environment, TypedCondition typed, String path, Map<String, Message> problems, Model model) {
        var told = pages.texts().told(problems);
        var places = places(typed, path);
        model.addAttribute("condition", ConditionView.of(typed.form(), "", (name, node) -> told.nearest(places, node)));
        model.addAttribute("focus", typed.focus());
        pages.conditionChoices(environment, model);
    }

    /** Nothing has a place in a condition that cannot be built. */
    private static Map<String, Integer> places(TypedCondition typed, String path) {
        try {
            return typed.places(path);
        } catch (Problem.Invalid invalid) {
            return Map.of();
        }
    }
}
