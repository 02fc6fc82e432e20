package io.trackplane.delivery.console;

import io.trackplane.flag.EvaluationContext;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Multiline;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whom to try parameters for.
 *
 * @param context JSON, or one attribute on each line, such as {@code country = DE}
 * @param rules {@code published}, or anything else for what is drafted
 */
record TryOutForm(
        @Multiline @Nullable String context, @Nullable String rules) {
    static final TryOutForm BEGIN =
            new TryOutForm("user_id = usr_20418\nplatform = web\ncountry = DE\napp_version = 4.12.0", "draft");

    /** Whether it is what is published that is asked about. */
    public boolean published() {
        return "published".equals(rules);
    }

    /**
     * The context.
     *
     * @throws Problem.Invalid on {@code context} when it cannot be read
     */
    EvaluationContext attributes() {
        var typed = context == null ? "" : context.strip();
        try {
            return typed.startsWith("{") ? EvaluationContext.read(CanonicalJson.tree(typed)) : lines(typed);
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(
                    "context", invalid.fields().values().iterator().next());
        }
    }

    private static EvaluationContext lines(String typed) {
        var attributes = new LinkedHashMap<String, String>();
        for (var line : typed.lines().filter(line -> !line.isBlank()).toList()) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new Problem.Invalid("context", Message.of("delivery.problem.attribute", line));
            }
            attributes.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        var object = JsonNodeFactory.instance.objectNode();
        attributes.forEach(object::put);
        return EvaluationContext.read(object);
    }
}
