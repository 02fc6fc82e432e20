package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One parameter of the remote configuration: the part {@code parameter/<key>} of an environment.
 *
 * @param key what clients ask for, 1 to 80 lower-case letters, digits, dots, hyphens and underscores
 * @param description what it is for, up to 1 000 characters; null when not given
 * @param type of its values
 * @param schema JSON Schema 2020-12 that its values must satisfy; null when there is none
 * @param visibleToClients whether public keys see it
 * @param value for everybody whom no condition holds for
 * @param conditional values for some, the first whose condition holds counts; at most {@value #MOST_CONDITIONAL}
 */
public record Parameter(
        String key,
        @Nullable String description,
        ParameterType type,
        @Nullable JsonNode schema,
        Boolean visibleToClients,
        JsonNode value,
        @JsonInclude(Include.NON_EMPTY) List<ConditionalValue> conditional) {
    /** Kind of the parts. */
    public static final String KIND = "parameter";

    /** Most conditional values. */
    public static final int MOST_CONDITIONAL = 100;

    /** Longest value as JSON, characters. */
    public static final int LARGEST_VALUE = 20_000;

    private static final int LONGEST_DESCRIPTION = 1000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");

    public Parameter {
        key = key == null ? "" : key;
        type = type == null ? ParameterType.STRING : type;
        visibleToClients = visibleToClients == null ? Boolean.TRUE : visibleToClients;
        conditional = conditional == null ? List.of() : List.copyOf(conditional);
        if (value == null) {
            throw new Problem.Invalid("value", Message.of("delivery.problem.required"));
        }
    }

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid with every field that cannot be accepted. Whether the segments it refers to exist shows in the whole.
     */
    public static Parameter parse(String json) {
        var parameter = CanonicalJson.read(json, Parameter.class);
        parameter.check();
        return parameter;
    }

    /** The canonical text. */
    public String json() {
        return CanonicalJson.write(this);
    }

    private void check() {
        var findings = new Findings();
        findings.check(KEY.matcher(key).matches(), "key", "key");
        findings.atMost("description", description == null ? "" : description, LONGEST_DESCRIPTION);
        var values = ValueSchema.of(schema, findings);
        checkValue(findings, values, "value", value);
        if (findings.count("conditional", conditional.size(), MOST_CONDITIONAL)) {
            for (int i = 0; i < conditional.size(); i++) {
                var path = "conditional[" + i + "]";
                findings.add("", conditional.get(i).when().problems(path + ".when"));
                checkValue(findings, values, path + ".value", conditional.get(i).value());
            }
        }
        findings.done();
    }

    private void checkValue(Findings findings, ValueSchema values, String path, JsonNode candidate) {
        if (findings.check(type.accepts(candidate), path, "type-of-value", type.key())
                && findings.check(
                        CanonicalJson.write(candidate).length() <= LARGEST_VALUE, path, "too-long", LARGEST_VALUE)) {
            values.check(findings, path, candidate);
        }
    }
}
