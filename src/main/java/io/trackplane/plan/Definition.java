package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import java.util.List;

/** What a plan is made of, and what people edit one by one: an event, or properties that several events share. */
public sealed interface Definition permits EventDefinition, PropertyGroup {
    String name();

    String title();

    List<String> groups();

    List<PropertyDefinition> properties();

    PlanChange.Kind kind();

    /** The definition in canonical form. */
    default String json() {
        return CanonicalJson.write(this);
    }

    /**
     * Reads one.
     *
     * @throws io.trackplane.kernel.Problem.Invalid when it does not have the shape of one
     */
    static Definition parse(PlanChange.Kind kind, String json) {
        return switch (kind) {
            case EVENT -> CanonicalJson.read(json, EventDefinition.class);
            case GROUP -> CanonicalJson.read(json, PropertyGroup.class);
        };
    }
}
