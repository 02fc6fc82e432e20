package io.trackplane.flag;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What refers to what among named things. References to names that are not there are left out. Uses no recursion. */
final class References {
    private final Map<String, Set<String>> targets = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new LinkedHashMap<>();

    References(Map<String, ? extends Collection<String>> references) {
        references.forEach((name, to) -> {
            var known = new LinkedHashSet<>(to);
            known.retainAll(references.keySet());
            targets.put(name, known);
        });
        settle();
    }

    /** All names, each after those it refers to; without those that lead into a cycle. */
    List<String> order() {
        return List.copyOf(depths.keySet());
    }

    /** How many references lie below a name at the longest: 0 when it refers to nothing; null when it leads into a cycle. */
    @Nullable Integer depth(String name) {
        return depths.get(name);
    }

    /** The shortest way from a name back to itself, the name at both ends; null when it does not lie on a cycle. */
    @Nullable List<String> cycle(String name) {
        if (depths.containsKey(name)) {
            return null;
        }
        var cameFrom = new HashMap<String, String>();
        var next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty() && !cameFrom.containsKey(name)) {
            var here = next.remove();
            for (var target : targets.getOrDefault(here, Set.of())) {
                if (!depths.containsKey(target) && cameFrom.putIfAbsent(target, here) == null) {
                    next.add(target);
                }
            }
        }
        return cameFrom.containsKey(name) ? wayBack(name, cameFrom) : null;
    }

    private static List<String> wayBack(String name, Map<String, String> cameFrom) {
        var way = new ArrayList<>(List.of(name));
        do {
            way.addFirst(cameFrom.getOrDefault(way.getFirst(), name));
        } while (!way.getFirst().equals(name));
        return way;
    }

    /** Kahn's algorithm from the far end: what refers only to settled names is settled too. */
    private void settle() {
        var referrers = new HashMap<String, List<String>>();
        var open = new HashMap<String, Integer>();
        var ready = new ArrayDeque<String>();
        targets.forEach((name, to) -> {
            open.put(name, to.size());
            to.forEach(target -> referrers
                    .computeIfAbsent(target, absent -> new ArrayList<>())
                    .add(name));
            if (to.isEmpty()) {
                ready.add(name);
            }
        });
        while (!ready.isEmpty()) {
            var name = ready.remove();
            depths.put(name, depthOf(name));
            for (var referrer : referrers.getOrDefault(name, List.of())) {
                if (open.merge(referrer, -1, Integer::sum) == 0) {
                    ready.add(referrer);
                }
            }
        }
    }

    private int depthOf(String name) {
        int deepest = -1;
        for (var target : targets.getOrDefault(name, Set.of())) {
            deepest = Math.max(deepest, depths.getOrDefault(target, 0));
        }
        return deepest + 1;
    }
}
