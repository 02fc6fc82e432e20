package io.trackplane.plan.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a button of an editor does to its form, posted as {@code verb path}.
 *
 * @param focus path of the field that has the focus afterwards; empty for none
 */
record FormAction(String focus) {
    private static final FormAction NOTHING = new FormAction("");

    /** Does it. What is none of the form's buttons changes nothing. */
    static FormAction apply(String action, FormTree form) {
        int space = action.indexOf(' ');
        var verb = space < 0 ? action : action.substring(0, space);
        var path = space < 0 ? "" : action.substring(space + 1);
        return switch (verb) {
            case "add" -> add(path, form);
            case "describe" -> describe(path, form);
            case "forget" -> forget(path, form);
            case "remove" -> remove(path, form);
            case "up" -> move(path, -1, form);
            case "down" -> move(path, 1, form);
            case "use" -> use(path, form);
            case "show" -> new FormAction(path);
            default -> NOTHING;
        };
    }

    private static FormAction add(String path, FormTree form) {
        var owner = form.at(parent(path));
        if (owner == null || !last(path).equals("properties")) {
            return NOTHING;
        }
        var list = owner.open(last(path));
        var added = new FormTree();
        added.set("type", "string");
        list.add(added);
        return new FormAction(path + "[" + (list.size() - 1) + "].name");
    }

    private static FormAction describe(String path, FormTree form) {
        var list = form.at(path);
        if (list == null) {
            return NOTHING;
        }
        var items = new FormTree();
        items.set("type", "string");
        list.set("items", items);
        return new FormAction(path + ".items.type");
    }

    private static FormAction forget(String path, FormTree form) {
        var list = form.at(path);
        if (list != null) {
            list.set("items", (FormTree) null);
        }
        return new FormAction(path + ".type");
    }

    private static FormAction remove(String path, FormTree form) {
        var list = listOf(path, form);
        int position = FormTree.position(path);
        if (position < 0 || position >= list.size()) {
            return NOTHING;
        }
        list.remove(position);
        var rest = path.substring(0, path.lastIndexOf('['));
        return list.isEmpty()
                ? new FormAction("add " + rest)
                : new FormAction(rest + "[" + Math.min(position, list.size() - 1) + "].name");
    }

    private static FormAction move(String path, int by, FormTree form) {
        var list = listOf(path, form);
        int from = FormTree.position(path);
        int to = from + by;
        if (from < 0 || from >= list.size() || to < 0 || to >= list.size()) {
            return NOTHING;
        }
        Collections.swap(list, from, to);
        // At an end the button that was pressed is off.
        boolean up = to > 0 && (by < 0 || to == list.size() - 1);
        return new FormAction((up ? "up " : "down ") + path.substring(0, path.lastIndexOf('[')) + "[" + to + "]");
    }

    /** Takes a suggestion: {@code path=text}. */
    private static FormAction use(String action, FormTree form) {
        int equals = action.indexOf('=');
        var path = equals < 0 ? "" : action.substring(0, equals);
        var owner = form.at(parent(path));
        if (owner == null || path.isEmpty()) {
            return NOTHING;
        }
        var text = action.substring(equals + 1);
        int position = FormTree.position(last(path));
        if (position < 0) {
            owner.set(last(path), text);
            return new FormAction(path);
        }
        var name = last(path).substring(0, last(path).indexOf('['));
        var lines = new ArrayList<>(lines(owner.text(name)));
        if (position < lines.size()) {
            lines.set(position, text);
            owner.set(name, String.join("\n", lines));
        }
        return new FormAction(path.substring(0, path.lastIndexOf('[')));
    }

    /** The lines of a textarea that say something. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<FormTree> listOf(String path, FormTree form) {
        var owner = form.at(parent(path));
        int open = last(path).indexOf('[');
        return owner == null || open < 0 ? List.of() : owner.open(last(path).substring(0, open));
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
