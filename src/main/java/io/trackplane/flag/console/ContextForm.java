package io.trackplane.flag.console;

import io.trackplane.flag.EvaluationContext;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A context as typed: fields of text, and any other attributes as JSON.
 *
 * @param json an object; empty for none. Its attributes count more than the fields
 */
record ContextForm(List<Attribute> attributes, String json) {
    ContextForm {
        attributes = List.copyOf(attributes);
    }

    /** An attribute with what was typed into its field. */
    record Attribute(String name, String value) {}

    static ContextForm asking(Collection<String> names) {
        return new ContextForm(
                names.stream().map(name -> new Attribute(name, "")).toList(), "");
    }

    static ContextForm read(Posted posted) {
        var attributes = new ArrayList<Attribute>();
        int count = posted.count("attribute", "name");
        for (int i = 0; i < count; i++) {
            attributes.add(
                    new Attribute(posted.line("attribute." + i + ".name"), posted.line("attribute." + i + ".value")));
        }
        return new ContextForm(attributes, posted.lines("json"));
    }

    /**
     * The context.
     *
     * @throws Problem.Invalid on {@code json} when that is no object, or as {@link EvaluationContext#read}
     */
    EvaluationContext context() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        attributes.stream()
                .filter(attribute ->
                        !attribute.value().isEmpty() && !attribute.name().isEmpty())
                .forEach(attribute -> all.put(attribute.name(), attribute.value()));
        if (!json.isEmpty()) {
            more().properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        }
        return EvaluationContext.read(all);
    }

    private ObjectNode more() {
        try {
            if (CanonicalJson.tree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(
                    "json", invalid.fields().values().iterator().next());
        }
        throw new Problem.Invalid("json", Message.of("flag.problem.context.object"));
    }
}
