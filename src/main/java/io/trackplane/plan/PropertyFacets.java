package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two definitions of one property, facet by facet. Narrowing what may be sent breaks, widening it does not. */
final class PropertyFacets {
    private final String path;
    private final PropertyDefinition was;
    private final PropertyDefinition is;
    private final Differences differences;

    private PropertyFacets(String path, PropertyDefinition was, PropertyDefinition is, Differences differences) {
        this.path = path;
        this.was = was;
        this.is = is;
        this.differences = differences;
    }

    static void compare(
            String path, @Nullable PropertyDefinition was, @Nullable PropertyDefinition is, Differences differences) {
        if (was == null && is != null) {
            added(path, is, differences);
        } else if (was != null && is == null) {
            differences.breaking(
                    path,
                    PropertyNotation.brief(was),
                    null,
                    Message.of("plan.change.property-removed", shown(path)),
                    Message.of("plan.why.property-removed"));
        } else if (was != null && is != null && !was.equals(is)) {
            new PropertyFacets(path, was, is, differences).compare();
        }
    }

    private static void added(String path, PropertyDefinition is, Differences differences) {
        differences.add(
                is.required() ? Compatibility.BREAKING : Compatibility.COMPATIBLE,
                path,
                null,
                PropertyNotation.brief(is),
                Message.of("plan.change.property-added", shown(path)),
                Message.of(is.required() ? "plan.why.required-added" : "plan.why.optional-added"));
    }

    private void compare() {
        if (was.type() != is.type()) {
            type();
        }
        if (was.required() != is.required()) {
            required();
        }
        if (was.type() == PropertyType.ENUM && is.type() == PropertyType.ENUM) {
            values();
        }
        pattern();
        bound("min", text(was.min()), text(is.min()), !raised(was.min(), is.min()));
        bound("max", text(was.max()), text(is.max()), !lowered(was.max(), is.max()));
        bound("min_length", text(was.minLength()), text(is.minLength()), !raised(was.minLength(), is.minLength()));
        bound("max_length", text(was.maxLength()), text(is.maxLength()), !lowered(was.maxLength(), is.maxLength()));
        inside();
        pii();
        differences.text(path + ".description", was.description(), is.description());
        differences.text(path + ".example", was.example(), is.example());
    }

    private void type() {
        boolean wider = widens();
        var before = PropertyNotation.brief(was);
        var after = PropertyNotation.brief(is);
        var what = is.type() == PropertyType.ENUM
                ? Message.of("plan.change.becomes-enum", shown(path), String.join(", ", is.values()))
                : Message.of(
                        "plan.change.type",
                        shown(path),
                        was.type().key(),
                        is.type().key());
        differences.add(
                wider ? Compatibility.COMPATIBLE : Compatibility.BREAKING,
                path + ".type",
                before,
                after,
                what,
                Message.of(wider ? "plan.why.type-wider" : "plan.why.type"));
    }

    /** Whether the new type takes everything that the old one took. */
    private boolean widens() {
        return switch (is.type()) {
            case NUMBER -> was.type() == PropertyType.INTEGER;
            case STRING -> was.type() == PropertyType.ENUM && EnumCheck.numbers(was.values()).length == 0;
            default -> false;
        };
    }

    private void required() {
        differences.add(
                is.required() ? Compatibility.BREAKING : Compatibility.COMPATIBLE,
                path + ".required",
                String.valueOf(was.required()),
                String.valueOf(is.required()),
                Message.of(is.required() ? "plan.change.required" : "plan.change.optional", shown(path)),
                Message.of(is.required() ? "plan.why.required" : "plan.why.optional"));
    }

    private void values() {
        var removed = new ArrayList<>(was.values());
        removed.removeAll(is.values());
        var added = new ArrayList<>(is.values());
        added.removeAll(was.values());
        var before = String.join(", ", was.values());
        var after = String.join(", ", is.values());
        if (!removed.isEmpty()) {
            differences.breaking(
                    path + ".values",
                    before,
                    after,
                    Message.of("plan.change.values-removed", shown(path), String.join(", ", removed)),
                    Message.of("plan.why.values-removed"));
        }
        if (!added.isEmpty()) {
            differences.compatible(
                    path + ".values",
                    before,
                    after,
                    Message.of("plan.change.values-added", shown(path), String.join(", ", added)),
                    Message.of("plan.why.values-added"));
        }
        if (removed.isEmpty() && added.isEmpty() && !before.equals(after)) {
            differences.compatible(
                    path + ".values",
                    before,
                    after,
                    Message.of("plan.change.values-order", shown(path)),
                    Message.of("plan.why.for-people"));
        }
    }

    private void pattern() {
        if (!Objects.equals(was.pattern(), is.pattern())) {
            boolean gone = is.pattern() == null;
            differences.add(
                    gone ? Compatibility.COMPATIBLE : Compatibility.BREAKING,
                    path + ".pattern",
                    was.pattern(),
                    is.pattern(),
                    Differences.set(shown(path) + " pattern", was.pattern(), is.pattern()),
                    Message.of(gone ? "plan.why.wider" : "plan.why.pattern"));
        }
    }

    private void bound(String facet, @Nullable String before, @Nullable String after, boolean wider) {
        if (!Objects.equals(before, after)) {
            differences.add(
                    wider ? Compatibility.COMPATIBLE : Compatibility.BREAKING,
                    path + "." + facet,
                    before,
                    after,
                    Differences.set(shown(path) + " " + facet, before, after),
                    Message.of(wider ? "plan.why.wider" : "plan.why.narrower"));
        }
    }

    private static <N extends Comparable<N>> boolean raised(@Nullable N before, @Nullable N after) {
        return after != null && (before == null || after.compareTo(before) > 0);
    }

    private static <N extends Comparable<N>> boolean lowered(@Nullable N before, @Nullable N after) {
        return after != null && (before == null || after.compareTo(before) < 0);
    }

    private void inside() {
        if (was.type() != is.type()) {
            return;
        }
        var oldItems = was.items();
        var newItems = is.items();
        if (oldItems != null && newItems != null) {
            compare(path + ".items", oldItems, newItems, differences);
        } else if (oldItems != newItems) {
            described(path + ".items", oldItems, newItems);
        }
        var before = byName(was.properties());
        var after = byName(is.properties());
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(path + ".properties." + name, before.get(name), after.get(name), differences));
    }

    private void described(String at, @Nullable PropertyDefinition before, @Nullable PropertyDefinition after) {
        differences.add(
                after == null ? Compatibility.COMPATIBLE : Compatibility.BREAKING,
                at,
                before == null ? null : PropertyNotation.brief(before),
                after == null ? null : PropertyNotation.brief(after),
                Message.of("plan.change.items", shown(path)),
                Message.of(after == null ? "plan.why.wider" : "plan.why.narrower"));
    }

    private void pii() {
        if (was.pii() != is.pii()) {
            boolean raised = is.pii().compareTo(was.pii()) > 0;
            differences.add(
                    raised ? Compatibility.BREAKING : Compatibility.COMPATIBLE,
                    path + ".pii",
                    was.pii().key(),
                    is.pii().key(),
                    Message.of(
                            "plan.change.pii",
                            shown(path),
                            was.pii().key(),
                            is.pii().key()),
                    Message.of(raised ? "plan.why.pii-raised" : "plan.why.pii-lowered"));
        }
    }

    private static Map<String, PropertyDefinition> byName(List<PropertyDefinition> properties) {
        var found = new LinkedHashMap<String, PropertyDefinition>();
        properties.forEach(property -> found.putIfAbsent(property.name(), property));
        return found;
    }

    /** The path as people say it: {@code address.city}, {@code orders[].sku}. */
    private static String shown(String path) {
        return path.replaceFirst("^properties\\.", "").replace(".items", "[]").replace(".properties.", ".");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }
}
