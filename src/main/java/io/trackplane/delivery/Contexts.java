package io.trackplane.delivery;

import io.trackplane.flag.EvaluationContext;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Whom a request is about. What cannot be read is a program's mistake: 400, and not the 422 that forms are answered with. */
final class Contexts {
    /** Query parameters that are not attributes. */
    private static final Set<String> RESERVED = Set.of("key", "keys");

    private Contexts() {}

    /** @throws Problem.Malformed when a limit of {@link EvaluationContext} is passed */
    static EvaluationContext ofQuery(HttpServletRequest request) {
        var attributes = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!RESERVED.contains(name)) {
                attributes.put(name, Arrays.asList(values));
            }
        });
        return readable(() -> EvaluationContext.ofParameters(attributes));
    }

    /** @throws Problem.Malformed when {@code context} is no object, or passes a limit of {@link EvaluationContext} */
    static EvaluationContext ofBody(JsonNode body) {
        return readable(() -> EvaluationContext.read(body.get("context")));
    }

    static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Problem.Invalid invalid) {
            throw new Problem.Malformed(invalid.fields());
        }
    }
}
