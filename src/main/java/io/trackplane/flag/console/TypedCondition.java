package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import java.util.Map;
import org.springframework.modulith.NamedInterface;

/** A condition in its editor, on a page of whichever module. Immutable. */
@NamedInterface("condition-editor")
public final class TypedCondition {
    private final ConditionForm form;
    private final String focus;

    private TypedCondition(ConditionForm form, String focus) {
        this.form = form;
        this.focus = focus;
    }

    /** A stored one. */
    public static TypedCondition of(Condition condition) {
        return new TypedCondition(ConditionForm.of(condition), "");
    }

    /** One test that is still empty. */
    public static TypedCondition fresh() {
        return new TypedCondition(ConditionForm.everybody().with("test", 0), "");
    }

    /** As it was posted by {@code flag/_condition}. */
    public static TypedCondition read(Map<String, String[]> posted) {
        return new TypedCondition(ConditionForm.read(new Posted(posted), ""), "");
    }

    /** What a button of the editor does, such as {@code add.test.0} or {@code cut.3}; other buttons do nothing to it. */
    public TypedCondition after(String action) {
        var words = action.split("\\.");
        if (words[0].equals("add") && words.length == 3) {
            int group = Posted.number(words[2], 0);
            int added = form.end(Math.min(group, form.nodes().size() - 1));
            return new TypedCondition(form.with(words[1], group), "node." + added + ".attribute");
        }
        return words[0].equals("cut") && words.length == 2
                ? new TypedCondition(form.without(Posted.number(words[1], 0)), "add.test.0")
                : this;
    }

    /**
     * The condition.
     *
     * @param path where it stands in its definition
     * @throws io.trackplane.kernel.Problem.Invalid on the place of an operator that does not exist
     */
    public Condition condition(String path) {
        return form.build(path).condition();
    }

    Map<String, Integer> places(String path) {
        return form.build(path).places();
    }

    ConditionForm form() {
        return form;
    }

    String focus() {
        return focus;
    }
}
