package io.trackplane.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Properties as lines of text that say everything, one for each property and one for whatever it holds:
 *
 * <pre>
 * action (enum: expand/collapse; required): what was done
 * orders (array; optional; max_length=20): what is in the basket
 * orders &gt; [] (object)
 * orders &gt; [] &gt; sku (string; optional; pattern="^[A-Z]{3}$"; example=ABC)
 * </pre>
 *
 * What {@link #write} wrote, {@link #read} reads as the same. Tables that people wrote are less exact: {@link PropertyPhrase}.
 */
final class PropertyNotation {
    static final String INTO = " > ";
    static final String ELEMENT = "[]";
    private static final String SIGNS = ";/,|";

    private PropertyNotation() {}

    static String write(List<PropertyDefinition> properties) {
        var lines = new ArrayList<String>();
        properties.forEach(property -> write(property, "", lines));
        return String.join("\n", lines);
    }

    /** One property without what it holds and without description: {@code string, required}. */
    static String brief(PropertyDefinition property) {
        var values = property.values().isEmpty() ? "" : " " + String.join("/", property.values());
        return property.type().key() + values + (property.required() ? ", required" : "");
    }

    /** Reads what {@link #write} wrote; empty when a line of it says not everything. */
    static Optional<List<PropertyDefinition>> read(String text) {
        var tree = new PropertyTree();
        for (var line : text.split("\n", -1)) {
            var property = line.isBlank() ? null : line(line.strip());
            if (!line.isBlank() && (property == null || !tree.add(path(line.strip()), property))) {
                return Optional.empty();
            }
        }
        return Optional.of(tree.properties());
    }

    private static void write(PropertyDefinition property, String path, List<String> lines) {
        boolean element = property.name().isEmpty();
        var name = path + (element ? ELEMENT : property.name());
        var description = property.description();
        lines.add(name + " (" + String.join("; ", facets(property, element)) + ")"
                + (description.isEmpty()
                        ? ""
                        : ": " + (needsQuotes(description) ? Quoted.always(description) : description)));
        if (property.items() != null) {
            write(property.items(), name + INTO, lines);
        }
        property.properties().forEach(inner -> write(inner, name + INTO, lines));
    }

    private static boolean needsQuotes(String description) {
        return description.indexOf('\n') >= 0 || description.charAt(0) == '"';
    }

    private static List<String> facets(PropertyDefinition property, boolean element) {
        var facets = new ArrayList<String>();
        facets.add(property.values().isEmpty() ? property.type().key() : enumeration(property));
        if (!element) {
            facets.add(property.required() ? "required" : "optional");
        }
        add(facets, "min", property.min() == null ? null : property.min().toPlainString());
        add(facets, "max", property.max() == null ? null : property.max().toPlainString());
        add(facets, "min_length", property.minLength());
        add(facets, "max_length", property.maxLength());
        add(facets, "pattern", property.pattern() == null ? null : Quoted.always(property.pattern()));
        add(
                facets,
                "pii",
                property.pii() == PiiClass.NONE ? null : property.pii().key());
        add(facets, "example", property.example().isEmpty() ? null : Quoted.text(property.example(), SIGNS));
        return facets;
    }

    private static String enumeration(PropertyDefinition property) {
        return property.type().key() + ": "
                + String.join(
                        "/",
                        property.values().stream()
                                .map(value -> Quoted.text(value, SIGNS))
                                .toList());
    }

    private static void add(List<String> facets, String facet, @Nullable Object value) {
        if (value != null) {
            facets.add(facet + "=" + value);
        }
    }

    /** The steps before the parenthesis. */
    private static List<String> path(String line) {
        return List.of(line.substring(0, line.indexOf(" (")).split(INTO, -1));
    }

    private static @Nullable PropertyDefinition line(String line) {
        int open = line.indexOf(" (");
        int close = open < 0 ? -1 : closing(line, open + 2);
        if (close < 0) {
            return null;
        }
        var rest = line.substring(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(": ")) {
            return null;
        }
        var path = line.substring(0, open).split(INTO, -1);
        var name = path[path.length - 1];
        return facets(
                name.equals(ELEMENT) ? "" : name,
                line.substring(open + 2, close),
                rest.isEmpty() ? "" : Quoted.read(rest.substring(2)));
    }

    private static int closing(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                at = Quoted.closes(line, at);
                if (at < 0) {
                    return -1;
                }
            } else if (line.charAt(at) == ')') {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable PropertyDefinition facets(String name, String text, String description) {
        var facets = Quoted.split(text, ";");
        if (facets.isEmpty()) {
            return null;
        }
        var kind = facets.getFirst();
        int colon = kind.indexOf(": ");
        var type = type(colon < 0 ? kind : kind.substring(0, colon));
        if (type == null) {
            return null;
        }
        var found = new PropertyDraft(name, type);
        found.description = description;
        found.values = colon < 0
                ? List.of()
                : Quoted.split(kind.substring(colon + 2), "/").stream()
                        .map(Quoted::read)
                        .toList();
        boolean complete = name.isEmpty();
        for (var facet : facets.subList(1, facets.size())) {
            if (facet.equals("required") || facet.equals("optional")) {
                found.required = facet.equals("required");
                complete = true;
            } else if (!set(found, facet)) {
                return null;
            }
        }
        return complete ? found.done() : null;
    }

    private static boolean set(PropertyDraft found, String facet) {
        int equals = facet.indexOf('=');
        if (equals < 0) {
            return false;
        }
        var value = facet.substring(equals + 1);
        try {
            switch (facet.substring(0, equals)) {
                case "min" -> found.min = new BigDecimal(value);
                case "max" -> found.max = new BigDecimal(value);
                case "min_length" -> found.minLength = Integer.valueOf(value);
                case "max_length" -> found.maxLength = Integer.valueOf(value);
                case "pattern" -> found.pattern = Quoted.read(value);
                case "example" -> found.example = Quoted.read(value);
                case "pii" -> {
                    return pii(found, value);
                }
                default -> {
                    return false;
                }
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static @Nullable PropertyType type(String key) {
        for (var type : PropertyType.values()) {
            if (type.key().equals(key)) {
                return type;
            }
        }
        return null;
    }

    private static boolean pii(PropertyDraft found, String key) {
        for (var pii : PiiClass.values()) {
            if (pii.key().equals(key)) {
                found.pii = pii;
                return true;
            }
        }
        return false;
    }
}
