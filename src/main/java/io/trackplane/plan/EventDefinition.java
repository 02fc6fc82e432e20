package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One event of a plan. Immutable.
 *
 * @param name {@code event_name}, as clients send it
 * @param title what people call it; may be empty
 * @param description what it tells
 * @param trigger when it is sent
 * @param category part of the product it belongs to
 * @param priority P1 when not given
 * @param owner who answers for it: a person or a team
 * @param tags sorted, each once
 * @param sources where it may be sent from; empty: anywhere. Documentation, not checked
 * @param delivery {@code batch} when not given
 * @param metrics the figures it feeds
 * @param lifecycle {@code active} when not given
 * @param groups names of the property groups it takes up; sorted, each once
 * @param properties its own; one of the same name as in a group takes that one's place
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventDefinition(
        String name,
        String title,
        String description,
        String trigger,
        String category,
        Priority priority,
        String owner,
        List<String> tags,
        List<Source> sources,
        Delivery delivery,
        List<String> metrics,
        EventLifecycle lifecycle,
        List<String> groups,
        List<PropertyDefinition> properties)
        implements Definition {
    public EventDefinition {
        name = Missing.text(name);
        title = Missing.text(title);
        description = Missing.text(description);
        trigger = Missing.text(trigger);
        category = Missing.text(category);
        priority = Missing.or(priority, Priority.P1);
        owner = Missing.text(owner);
        tags = Missing.texts(tags).stream().sorted().toList();
        sources = Missing.choices(Source.class, sources);
        delivery = Missing.or(delivery, Delivery.BATCH);
        metrics = Missing.texts(metrics);
        lifecycle = Missing.or(lifecycle, EventLifecycle.ACTIVE);
        groups = Missing.texts(groups).stream().sorted().toList();
        properties = Missing.list(properties);
    }

    @Override
    public PlanChange.Kind kind() {
        return PlanChange.Kind.EVENT;
    }

    /** Whether events of this name are planned: active or deprecated. */
    public boolean planned() {
        return lifecycle != EventLifecycle.DRAFT;
    }
}
