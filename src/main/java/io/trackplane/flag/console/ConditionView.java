package io.trackplane.flag.console;

import io.trackplane.flag.console.ConditionForm.Kind;
import io.trackplane.flag.console.ConditionForm.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a condition's editor.
 *
 * @param prefix of its fields' names
 * @param lines what is shown, in order
 */
record ConditionView(String prefix, List<Line> lines) {
    /**
     * A line.
     *
     * @param index of the node; of an end that of its group
     * @param word message key of what stands before it; empty for none
     * @param errors what is wrong with it
     */
    record Line(Type type, int index, Node node, String word, List<String> errors) {
        /** How far it is indented. */
        public int depth() {
            return Math.max(0, node.depth() - (type == Type.END ? 0 : 1));
        }
    }

    /** What kinds of lines there are. */
    enum Type {
        TEST,
        SEGMENT,
        GROUP,
        /** Where something can be added to a group. */
        END
    }

    static ConditionView of(ConditionForm form, String prefix, Errors errors) {
        var lines = new ArrayList<Line>();
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < form.nodes().size(); i++) {
            while (!open.isEmpty() && i >= form.end(open.getLast())) {
                lines.add(end(form, open.removeLast()));
            }
            var node = form.nodes().get(i);
            var word = open.isEmpty() ? "" : word(form, open.getLast(), i);
            lines.add(new Line(type(node), i, node, word, errors.at(prefix, i)));
            if (node.kind().isGroup()) {
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            lines.add(end(form, open.removeLast()));
        }
        return new ConditionView(prefix, List.copyOf(lines));
    }

    /** Finds what is wrong with a line. */
    interface Errors {
        List<String> at(String prefix, int node);
    }

    private static Line end(ConditionForm form, int group) {
        return new Line(Type.END, group, form.nodes().get(group), "", List.of());
    }

    private static Type type(Node node) {
        return switch (node.kind()) {
            case TEST -> Type.TEST;
            case SEGMENT -> Type.SEGMENT;
            default -> Type.GROUP;
        };
    }

    private static String word(ConditionForm form, int group, int index) {
        if (index == group + 1) {
            return group == 0 ? "flag.condition.if" : "";
        }
        var kind = form.nodes().get(group).kind();
        return kind == Kind.ALL || kind == Kind.NOT_ALL ? "flag.condition.and" : "flag.condition.or";
    }
}
