package io.trackplane.flag.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with an editor, in words. Each is told at the first place that asks for it; what no place asked for is the rest. */
final class Told {
    private final Map<String, String> texts;
    private final Set<String> told = new LinkedHashSet<>();

    Told(Map<String, String> texts) {
        this.texts = new LinkedHashMap<>(texts);
    }

    static Told nothing() {
        return new Told(Map.of());
    }

    /** What is wrong with exactly this field. */
    public List<String> at(String field) {
        var text = texts.get(field);
        return text != null && told.add(field) ? List.of(text) : List.of();
    }

    /** What is wrong with this field and with everything in it. */
    public List<String> under(String path) {
        var found = new ArrayList<String>();
        texts.forEach((field, text) -> {
            if (isIn(field, path) && told.add(field) && !found.contains(text)) {
                found.add(text);
            }
        });
        return found;
    }

    /** What is wrong in one of the places, and in none that is longer. */
    List<String> nearest(Map<String, Integer> places, int place) {
        var found = new ArrayList<String>();
        texts.forEach((field, text) -> {
            String best = null;
            for (var path : places.keySet()) {
                if (isIn(field, path) && (best == null || path.length() > best.length())) {
                    best = path;
                }
            }
            if (best != null
                    && Integer.valueOf(place).equals(places.get(best))
                    && told.add(field)
                    && !found.contains(text)) {
                found.add(text);
            }
        });
        return found;
    }

    /** What was not told anywhere. */
    public List<String> rest() {
        var rest = new ArrayList<String>();
        texts.forEach((field, text) -> {
            if (!told.contains(field) && !rest.contains(text)) {
                rest.add(text);
            }
        });
        return rest;
    }

    private static boolean isIn(String field, String path) {
        return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[");
    }
}
