package io.trackplane.delivery;

import io.trackplane.flag.ErrorCode;
import io.trackplane.flag.Evaluation;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenFeature Remote Evaluation Protocol, version 0.3.0. */
@Controller
class OfrepController {
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";
    private static final int INACTIVITY_SECONDS = 120;

    private final Reader reader;
    private final RequestBodies bodies;
    private final Clock clock;

    OfrepController(Reader reader, RequestBodies bodies, Clock clock) {
        this.reader = reader;
        this.bodies = bodies;
        this.clock = clock;
    }

    @PostMapping(FLAGS + "/{key}")
    @OpenTo(Audience.SDK_KEY)
    void one(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        try {
            var context = context(bodies.json(request, reading.caller()));
            var evaluation = reading.snapshot()
                    .flags()
                    .evaluator(context, clock.instant())
                    .evaluate(key, reading.audience());
            int status = evaluation.error() == null ? 200 : evaluation.error() == ErrorCode.FLAG_NOT_FOUND ? 404 : 400;
            answer(response, status, told(evaluation));
        } catch (Problem.Invalid invalid) {
            var failure = failure(code(invalid), invalid);
            failure.put("key", key);
            answer(response, HttpServletResponse.SC_BAD_REQUEST, failure);
        }
    }

    @PostMapping(FLAGS)
    @OpenTo(Audience.SDK_KEY)
    void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        try {
            var body = bodies.json(request, reading.caller());
            var context = context(body);
            var time = clock.instant();
            var tag = FlagAnswer.tag(reading, time)
                    + '-'
                    + Secrets.digest(body.toString()).substring(0, 16);
            JsonAnswer.write(request, response, tag, () -> {
                var answer = object();
                var flags = answer.putArray("flags");
                reading.snapshot()
                        .flags()
                        .evaluator(context, time)
                        .evaluateAll(reading.audience())
                        .forEach(evaluation -> flags.add(told(evaluation)));
                addStream(answer, reading);
                answer.putObject("metadata").put("revision", reading.snapshot().revision());
                return JsonAnswer.bytes(answer.toString());
            });
        } catch (Problem.Invalid invalid) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, failure(code(invalid), invalid));
        }
    }

    private static EvaluationContext context(JsonNode body) {
        return EvaluationContext.read(body.get("context"));
    }

    private static ErrorCode code(Problem.Invalid invalid) {
        return invalid.fields().keySet().stream().allMatch(field -> field.startsWith("context"))
                ? ErrorCode.INVALID_CONTEXT
                : ErrorCode.PARSE_ERROR;
    }

    private static ObjectNode told(Evaluation evaluation) {
        var node = object();
        node.put("key", evaluation.flag());
        var error = evaluation.error();
        if (error != null) {
            node.put("errorCode", error.name());
            node.put("errorDetails", details(error));
            return node;
        }
        node.put("reason", evaluation.reason().name());
        node.put("variant", evaluation.variant());
        node.set("value", value(evaluation));
        return node;
    }

    private static String details(ErrorCode error) {
        return switch (error) {
            case FLAG_NOT_FOUND -> "There is no flag of this key, or this key may not see it.";
            case TARGETING_KEY_MISSING -> "The context lacks the attribute that this flag is rolled out by.";
            default -> error.name();
        };
    }

    private static @Nullable JsonNode value(Evaluation evaluation) {
        var json = evaluation.json();
        return json == null ? null : CanonicalJson.tree(json);
    }

    /** Only for public keys: the address carries the key, and an address ends up in logs. */
    private static void addStream(ObjectNode answer, Reader.Reading reading) {
        var key = reading.caller().key();
        if (key.kind() == SdkKey.Kind.CLIENT) {
            var url = ServletUriComponentsBuilder.fromCurrentContextPath()
                    .path("/ofrep/v1/stream")
                    .queryParam("key", key.value())
                    .toUriString();
            answer.putArray("eventStreams")
                    .addObject()
                    .put("type", "sse")
                    .put("url", url)
                    .put("inactivityDelaySec", INACTIVITY_SECONDS);
        }
    }

    private static ObjectNode failure(ErrorCode code, Problem.Invalid invalid) {
        var node = object();
        node.put("errorCode", code.name());
        node.put("errorDetails", String.join(", ", invalid.fields().keySet()));
        return node;
    }

    private static void answer(HttpServletResponse response, int status, ObjectNode body) throws IOException {
        JsonAnswer.write(response, status, JsonAnswer.bytes(body.toString()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
