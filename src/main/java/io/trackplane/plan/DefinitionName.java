package io.trackplane.plan;

/**
 * What a definition goes by within a plan.
 *
 * @param kind whether it is an event or a property group
 */
public record DefinitionName(PlanChange.Kind kind, String name) implements Comparable<DefinitionName> {
    public static DefinitionName of(Definition definition) {
        return new DefinitionName(definition.kind(), definition.name());
    }

    public static DefinitionName event(String name) {
        return new DefinitionName(PlanChange.Kind.EVENT, name);
    }

    public static DefinitionName group(String name) {
        return new DefinitionName(PlanChange.Kind.GROUP, name);
    }

    @Override
    public int compareTo(DefinitionName other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** Kind, slash, name. */
    @Override
    public String toString() {
        return kind.key() + "/" + name;
    }
}
