package io.trackplane.delivery;

import io.trackplane.flag.Audience;
import io.trackplane.flag.CompiledCondition;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Segments;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.ff4j.property.Property;

/** The parameters of an environment at one revision, compiled, in ff4j's property store. Immutable, for any number of threads. */
public final class RemoteConfig {
    private final SnapshotPropertyStore store;
    private final List<Compiled> parameters;

    private RemoteConfig(List<Compiled> parameters) {
        this.parameters = parameters;
        this.store = new SnapshotPropertyStore(
                parameters.stream().map(Compiled::property).toList());
    }

    /** A parameter ready to be asked; its values are canonical JSON. */
    private record Compiled(
            String key, boolean visible, Property<String> property, CompiledCondition[] conditions, String[] values) {
        String valueFor(EvaluationContext context) {
            for (int i = 0; i < conditions.length; i++) {
                if (conditions[i].matches(context)) {
                    return values[i];
                }
            }
            return property.getValue();
        }
    }

    /**
     * Compiles parameters.
     *
     * @param segments those of the same environment
     * @throws io.trackplane.kernel.Problem.Invalid when a segment does not exist
     */
    static RemoteConfig compile(Collection<Parameter> parameters, Segments segments) {
        return new RemoteConfig(parameters.stream()
                .sorted(Comparator.comparing(Parameter::key))
                .map(parameter -> compiled(parameter, segments))
                .toList());
    }

    private static Compiled compiled(Parameter parameter, Segments segments) {
        return new Compiled(
                parameter.key(),
                parameter.visibleToClients(),
                new ParameterProperty(parameter.key(), parameter.value().toString()),
                parameter.conditional().stream()
                        .map(one -> segments.compile(one.when()))
                        .toArray(CompiledCondition[]::new),
                parameter.conditional().stream()
                        .map(one -> one.value().toString())
                        .toArray(String[]::new));
    }

    /** ff4j's view of the parameters and the values for everybody. */
    SnapshotPropertyStore store() {
        return store;
    }

    /** All values for one context as fields of a JSON object. */
    void write(StringBuilder json, EvaluationContext context, Audience audience) {
        json.append('{');
        boolean first = true;
        for (var parameter : parameters) {
            if (audience == Audience.SERVER || parameter.visible()) {
                json.append(first ? "\"" : ",\"").append(parameter.key()).append("\":");
                json.append(parameter.valueFor(context));
                first = false;
            }
        }
        json.append('}');
    }
}
