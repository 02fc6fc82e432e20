package io.trackplane.delivery;

import io.trackplane.flag.ErrorCode;
import io.trackplane.flag.Evaluation;
import io.trackplane.flag.EvaluationContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the OpenFeature Remote Evaluation Protocol as JSON. */
final class OfrepAnswer {
    private static final int INACTIVITY_SECONDS = 120;

    private OfrepAnswer() {}

    /** One flag that exists. */
    static byte[] one(Evaluation evaluation) {
        var json = new StringBuilder(256);
        write(json, evaluation);
        return JsonAnswer.bytes(json);
    }

    /** @param stream where changes are told, a path of this server with its query; null for callers who poll */
    static byte[] all(Reading reading, EvaluationContext context, Instant time, @Nullable String stream) {
        var snapshot = reading.snapshot();
        var json = new StringBuilder(4096).append("{\"flags\":[");
        int start = json.length();
        for (var evaluation : snapshot.flags().evaluator(context, time).evaluateAll(reading.audience())) {
            if (json.length() > start) {
                json.append(',');
            }
            write(json, evaluation);
        }
        json.append(']');
        if (stream != null) {
            json.append(",\"eventStreams\":[").append(stream(stream)).append(']');
        }
        json.append(",\"metadata\":{\"revision\":\"")
                .append(snapshot.revision())
                .append("\"}}");
        return JsonAnswer.bytes(json);
    }

    /** An endpoint without an origin is at the address the client knows us by, whatever stands between. */
    private static ObjectNode stream(String path) {
        var stream = object().put("type", "sse").put("inactivityDelaySec", INACTIVITY_SECONDS);
        stream.putObject("endpoint").put("requestUri", path);
        return stream;
    }

    /** Keys of flags that exist and of their variants need no escaping. */
    private static void write(StringBuilder json, Evaluation evaluation) {
        json.append("{\"key\":\"").append(evaluation.flag()).append('"');
        var error = evaluation.error();
        if (error != null) {
            json.append(",\"errorCode\":\"").append(error.name());
            json.append("\",\"errorDetails\":\"").append(details(error)).append("\"}");
            return;
        }
        json.append(",\"reason\":\"").append(evaluation.reason().name());
        json.append("\",\"variant\":\"").append(evaluation.variant());
        json.append("\",\"value\":").append(evaluation.json()).append('}');
    }

    private static String details(ErrorCode error) {
        return error == ErrorCode.TARGETING_KEY_MISSING
                ? "The context lacks the attribute that this flag is rolled out by."
                : error.name();
    }

    /** There is no such flag, or the key may not see it: the same to the character. */
    static byte[] notFound(String key) {
        return failure(ErrorCode.FLAG_NOT_FOUND, "There is no flag of this key, or it is not visible here.", key);
    }

    /** @param key of the flag; null for the bulk path */
    static byte[] failure(ErrorCode code, String details, @Nullable String key) {
        var node = object();
        if (key != null) {
            node.put("key", key);
        }
        return JsonAnswer.bytes(
                node.put("errorCode", code.name()).put("errorDetails", details).toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
