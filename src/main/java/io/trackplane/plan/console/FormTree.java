package io.trackplane.plan.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A form of any depth as it is on the screen: texts by name, things within, and lists of things, by paths such as
 * {@code properties[2].items.properties[0].name}. What is posted has those paths as names.
 */
public final class FormTree {
    private static final int DEEPEST = 16;

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, FormTree> children = new LinkedHashMap<>();
    private final Map<String, List<FormTree>> lists = new LinkedHashMap<>();

    /** Reads what was posted. Positions only give an order; gaps do not matter. */
    static FormTree posted(Map<String, List<String>> parameters) {
        var root = new Reading();
        parameters.forEach((path, values) -> root.put(path, values));
        return root.tree();
    }

    /** What a name holds; empty when nothing. */
    public String text(String name) {
        var all = texts.get(name);
        return all == null || all.isEmpty() ? "" : all.getFirst();
    }

    /** All that a name holds, for a group of checkboxes. */
    public List<String> texts(String name) {
        return texts.getOrDefault(name, List.of());
    }

    public @Nullable FormTree child(String name) {
        return children.get(name);
    }

    public List<FormTree> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    void set(String name, String text) {
        texts.put(name, List.of(text));
    }

    void set(String name, List<String> all) {
        texts.put(name, List.copyOf(all));
    }

    void set(String name, @Nullable FormTree child) {
        if (child == null) {
            children.remove(name);
        } else {
            children.put(name, child);
        }
    }

    List<FormTree> open(String name) {
        return lists.computeIfAbsent(name, same -> new ArrayList<>());
    }

    /** The part of the form at a path; null where there is none. */
    @Nullable FormTree at(String path) {
        if (path.isEmpty()) {
            return this;
        }
        int dot = path.indexOf('.');
        var step = dot < 0 ? path : path.substring(0, dot);
        var next = step(step);
        return next == null || dot < 0 ? next : next.at(path.substring(dot + 1));
    }

    private @Nullable FormTree step(String step) {
        int open = step.indexOf('[');
        if (open < 0) {
            return children.get(step);
        }
        var all = list(step.substring(0, open));
        int index = position(step);
        return index >= 0 && index < all.size() ? all.get(index) : null;
    }

    /** The number in the last brackets of a path; −1 when there is none. */
    static int position(String path) {
        int open = path.lastIndexOf('[');
        var digits = open < 0 || !path.endsWith("]") ? "" : path.substring(open + 1, path.length() - 1);
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
    }

    /** Puts posted names together; the positions they name are sorted at the end. */
    private static final class Reading {
        private final Map<String, List<String>> texts = new LinkedHashMap<>();
        private final Map<String, Reading> children = new LinkedHashMap<>();
        private final Map<String, TreeMap<Integer, Reading>> lists = new LinkedHashMap<>();

        void put(String path, List<String> values) {
            var steps = path.split("\\.", -1);
            if (steps.length > DEEPEST) {
                return;
            }
            var at = this;
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.step(steps[i]);
            }
            at.texts.put(steps[steps.length - 1], values);
        }

        private Reading step(String step) {
            int position = position(step);
            return position < 0
                    ? children.computeIfAbsent(step, same -> new Reading())
                    : lists.computeIfAbsent(step.substring(0, step.indexOf('[')), same -> new TreeMap<>())
                            .computeIfAbsent(position, same -> new Reading());
        }

        FormTree tree() {
            var tree = new FormTree();
            texts.forEach(tree::set);
            children.forEach((name, child) -> tree.set(name, child.tree()));
            lists.forEach(
                    (name, all) -> all.values().forEach(one -> tree.open(name).add(one.tree())));
            return tree;
        }
    }
}
