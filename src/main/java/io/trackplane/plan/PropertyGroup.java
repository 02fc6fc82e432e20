package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Properties that several events share, such as the common ones of seeds 001 §3 and 004 §3.1. Immutable.
 *
 * @param name what events take it up by
 * @param title what people call it; may be empty
 * @param description what it is for
 * @param groups names of further groups it takes up; sorted, each once. Circles are refused
 * @param properties its own; one of the same name as in a group it takes up takes that one's place
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PropertyGroup(
        String name, String title, String description, List<String> groups, List<PropertyDefinition> properties)
        implements Definition {
    public PropertyGroup {
        name = Missing.text(name);
        title = Missing.text(title);
        description = Missing.text(description);
        groups = Missing.texts(groups).stream().sorted().toList();
        properties = Missing.list(properties);
    }

    @Override
    public PlanChange.Kind kind() {
        return PlanChange.Kind.GROUP;
    }
}
