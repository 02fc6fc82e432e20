package io.trackplane.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts properties that were written one by one with their paths inside each other. */
final class PropertyTree {
    private final Map<String, Node> top = new LinkedHashMap<>();

    /**
     * Adds a property.
     *
     * @param path its steps; {@code []} stands for the elements of a list
     * @return false when what it would be inside of is not there, or it is there twice
     */
    boolean add(List<String> path, PropertyDefinition property) {
        if (path.size() == 1) {
            return top.putIfAbsent(path.getFirst(), new Node(property)) == null;
        }
        var node = top.get(path.getFirst());
        for (var step : path.subList(1, path.size() - 1)) {
            node = node == null ? null : step.equals(PropertyNotation.ELEMENT) ? node.items : node.inside.get(step);
        }
        return node != null && node.add(path.getLast(), property);
    }

    List<PropertyDefinition> properties() {
        return top.values().stream().map(Node::done).toList();
    }

    private static final class Node {
        private final PropertyDefinition property;
        private final Map<String, Node> inside = new LinkedHashMap<>();
        private @Nullable Node items;

        Node(PropertyDefinition property) {
            this.property = property;
        }

        boolean add(String step, PropertyDefinition inner) {
            if (!step.equals(PropertyNotation.ELEMENT)) {
                return inside.putIfAbsent(step, new Node(inner)) == null;
            }
            boolean first = items == null;
            items = first ? new Node(inner) : items;
            return first;
        }

        PropertyDefinition done() {
            var draft = PropertyDraft.of(property);
            draft.items = items == null ? null : items.done();
            draft.properties = inside.values().stream().map(Node::done).toList();
            return draft.done();
        }
    }
}
