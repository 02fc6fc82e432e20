package io.trackplane.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Field paths merged into a tree. One walk down an event follows all paths at once, holding the nodes it may be at. */
final class PathTree<T> {
    private final Map<String, PathTree<T>> names = new HashMap<>();
    private @Nullable PathTree<T> anyName;
    private @Nullable PathTree<T> anyItem;
    private @Nullable PathTree<T> anywhere;
    private boolean loops;
    private final List<T> ends = new ArrayList<>();

    /** Adds a path. */
    void add(FieldPath path, T what) {
        var node = this;
        for (var step : path.steps()) {
            node = node.down(step);
        }
        node.ends.add(what);
    }

    private PathTree<T> down(FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Name named -> names.computeIfAbsent(named.name(), key -> new PathTree<>());
            case FieldPath.Any any -> down(any);
        };
    }

    private PathTree<T> down(FieldPath.Any step) {
        return switch (step) {
            case NAME -> anyName = made(anyName);
            case ITEM -> anyItem = made(anyItem);
            case DEPTH -> {
                anywhere = made(anywhere);
                anywhere.loops = true;
                yield anywhere;
            }
        };
    }

    private static <T> PathTree<T> made(@Nullable PathTree<T> node) {
        return node == null ? new PathTree<>() : node;
    }

    /** Whether there is no path. */
    boolean isEmpty() {
        return names.isEmpty() && anyName == null && anyItem == null && anywhere == null;
    }

    /** Where a walk begins. */
    List<PathTree<T>> start() {
        var nodes = new ArrayList<PathTree<T>>();
        join(nodes, isEmpty() ? null : this);
        return nodes;
    }

    /** One step into the field of that name. */
    static <T> List<PathTree<T>> name(List<PathTree<T>> nodes, String name) {
        if (nodes.isEmpty()) {
            return nodes;
        }
        var next = new ArrayList<PathTree<T>>();
        for (var node : nodes) {
            join(next, node.names.get(name));
            join(next, node.anyName);
            join(next, node.loops ? node : null);
        }
        return next;
    }

    /** One step into an item of a list. */
    static <T> List<PathTree<T>> item(List<PathTree<T>> nodes) {
        if (nodes.isEmpty()) {
            return nodes;
        }
        var next = new ArrayList<PathTree<T>>();
        for (var node : nodes) {
            join(next, node.anyItem);
            join(next, node.loops ? node : null);
        }
        return next;
    }

    /** What ends at one of these nodes. */
    static <T> List<T> ends(List<PathTree<T>> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        var ends = new ArrayList<T>();
        nodes.forEach(node -> ends.addAll(node.ends));
        return ends;
    }

    /** A node, and what is reached from it by no step. */
    private static <T> void join(List<PathTree<T>> nodes, @Nullable PathTree<T> node) {
        if (node != null && !nodes.contains(node)) {
            nodes.add(node);
            join(nodes, node.anywhere);
        }
    }
}
