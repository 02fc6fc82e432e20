package io.trackplane.management;

import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * How parts are called in bundles: a section for each kind, {@code flags} for the kind {@code flag}, {@code sampling} where an environment
 * has only one. Kill switches are in no bundle: they are thrown by people in an emergency, and no pipeline may throw or release one
 * unawares.
 */
@Component
class BundleSections {
    private final PartKinds kinds;

    BundleSections(PartKinds kinds) {
        this.kinds = kinds;
    }

    /** The kinds that have a section, in their order. */
    List<PartKind> all() {
        return kinds.all().stream().filter(kind -> !actsAtOnce(kind)).toList();
    }

    /** Whether parts of a kind are switches that act at once, without a draft. */
    static boolean actsAtOnce(PartKind kind) {
        return kind.permission() == Permission.KILL_SWITCH;
    }

    Optional<PartKind> named(String section) {
        return all().stream().filter(kind -> name(kind).equals(section)).findFirst();
    }

    static String name(PartKind kind) {
        return kind.isSingle() ? kind.key() : kind.key() + "s";
    }

    /** Where an environment stands. */
    static String path(String environment) {
        return "environments." + environment;
    }

    /** Where a part stands, such as {@code environments.production.flags[new-checkout]}. */
    String path(String environment, PartName part) {
        var kind = kinds.get(part.kind());
        var section = path(environment) + "." + name(kind);
        return kind.isSingle() ? section : section + "[" + part.key() + "]";
    }

    /** The field of a part, both as paths; {@code body} is the part itself. */
    String path(String environment, PartName part, String field) {
        var at = path(environment, part);
        if (field.equals("body") || field.isEmpty()) {
            return at;
        }
        return field.startsWith("[") ? at + field : at + "." + field;
    }

    /**
     * The place of a finding about a whole, such as {@code flag/new-checkout.rules[0].when}. Keys may hold dots: the longest part it can
     * begin with is meant.
     */
    String place(String environment, String finding, Iterable<PartName> parts) {
        SortedSet<PartName> candidates = new TreeSet<>(
                Comparator.comparingInt((PartName part) -> part.toString().length())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        parts.forEach(candidates::add);
        for (var part : candidates) {
            var name = part.toString();
            if (finding.equals(name)) {
                return path(environment, part);
            }
            if (finding.startsWith(name + ".") || finding.startsWith(name + "[")) {
                var rest = finding.substring(name.length());
                return path(environment, part, rest.startsWith(".") ? rest.substring(1) : rest);
            }
        }
        return path(environment) + "." + finding;
    }
}
