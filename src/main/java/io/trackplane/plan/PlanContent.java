package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a tracking plan says. Immutable and sorted, so that the same plan is always the same text; the order of the
 * properties of an event is its author's and is kept. Limits: {@link PlanLimits}.
 *
 * @param events by name
 * @param groups by name
 */
public record PlanContent(List<EventDefinition> events, List<PropertyGroup> groups) {
    /** Says nothing. */
    public static final PlanContent EMPTY = new PlanContent(List.of(), List.of());

    public PlanContent {
        events = Missing.list(events).stream()
                .sorted(Comparator.comparing(EventDefinition::name))
                .toList();
        groups = Missing.list(groups).stream()
                .sorted(Comparator.comparing(PropertyGroup::name))
                .toList();
    }

    /**
     * Reads a plan and checks it.
     *
     * @throws Problem.Invalid with the paths of everything that cannot be accepted; of what does not even have the shape of a plan,
     *     the first
     */
    public static PlanContent parse(String json) {
        var content = CanonicalJson.read(json, PlanContent.class);
        content.check();
        return content;
    }

    /** The plan in canonical form. */
    public String json() {
        return CanonicalJson.write(this);
    }

    /**
     * Looks at everything at once.
     *
     * @throws Problem.Invalid with the paths of everything that cannot be accepted, such as {@code events[3].properties[1].min}
     */
    public void check() {
        new PlanChecks(this).done();
    }

    /** The plan of these definitions. */
    static PlanContent of(Collection<Definition> definitions) {
        return new PlanContent(
                definitions.stream()
                        .filter(EventDefinition.class::isInstance)
                        .map(EventDefinition.class::cast)
                        .toList(),
                definitions.stream()
                        .filter(PropertyGroup.class::isInstance)
                        .map(PropertyGroup.class::cast)
                        .toList());
    }

    /** Everything it is made of: the groups, then the events. */
    public List<Definition> definitions() {
        return Stream.concat(groups.stream(), events.stream())
                .map(Definition.class::cast)
                .toList();
    }

    /** The event or group of that name. */
    public Optional<Definition> find(DefinitionName name) {
        return switch (name.kind()) {
            case EVENT -> event(name.name()).map(Definition.class::cast);
            case GROUP -> group(name.name()).map(Definition.class::cast);
        };
    }

    /**
     * The same with one definition in another's place. Is not checked.
     *
     * @param former what is taken out; null for nothing
     * @param wanted what is put in; null for nothing
     */
    public PlanContent with(@Nullable DefinitionName former, @Nullable Definition wanted) {
        var all = new ArrayList<Definition>();
        definitions().stream()
                .filter(definition -> !DefinitionName.of(definition).equals(former))
                .forEach(all::add);
        if (wanted != null) {
            all.add(wanted);
        }
        return of(all);
    }

    /** The event of that name, whatever its lifecycle. */
    public Optional<EventDefinition> event(String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst();
    }

    /** The group of that name. */
    public Optional<PropertyGroup> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Everything an event may carry: its own properties first, then those of its groups that it does not redefine. */
    public List<PropertyDefinition> propertiesOf(EventDefinition event) {
        return effective(event.properties(), event.groups()).values().stream()
                .map(Effective::property)
                .toList();
    }

    /** The same with where each comes from, by name. */
    Map<String, Effective> effective(List<PropertyDefinition> own, List<String> groupNames) {
        return new EffectiveProperties(groupsByName()).of(own, groupNames);
    }

    private Map<String, PropertyGroup> groupsByName() {
        return groups.stream()
                .collect(Collectors.toMap(PropertyGroup::name, Function.identity(), (first, second) -> first));
    }

    /**
     * A property that an event has.
     *
     * @param origin the group that says so; null when the event does
     */
    record Effective(PropertyDefinition property, @Nullable String origin) {}
}
