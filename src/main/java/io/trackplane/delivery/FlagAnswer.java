package io.trackplane.delivery;

import io.trackplane.flag.Audience;
import io.trackplane.flag.ErrorCode;
import io.trackplane.flag.Evaluation;
import io.trackplane.flag.EvaluationContext;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags of one context as JSON: the answer of {@code /api/flags}. */
record FlagAnswer(Snapshot snapshot, Audience audience, EvaluationContext context, Instant time) {
    /** Most keys that one request may name. */
    static final int MOST_KEYS = 1000;

    /** Begins the entity tag: the same request to the same revision gives another answer only when a schedule opened or closed. */
    static String tag(Reader.Reading reading, Instant time) {
        int schedules = reading.snapshot().flags().scheduleState(time);
        return schedules == 0 ? reading.tag() : reading.tag() + '-' + Integer.toHexString(schedules);
    }

    /** @param keys the only flags that are wanted; null for all that the audience sees. Those it does not see are left out. */
    byte[] json(@Nullable Set<String> keys) {
        var json = new StringBuilder(4096);
        json.append("{\"revision\":\"").append(snapshot.revision()).append("\",\"flags\":{");
        int start = json.length();
        for (var evaluation : snapshot.flags().evaluator(context, time).evaluateAll(audience)) {
            if (keys == null || keys.contains(evaluation.flag())) {
                if (json.length() > start) {
                    json.append(',');
                }
                write(json, evaluation);
            }
        }
        return JsonAnswer.bytes(json.append("}}"));
    }

    /** Keys of flags and variants need no escaping. */
    private static void write(StringBuilder json, Evaluation evaluation) {
        json.append('"').append(evaluation.flag()).append("\":{\"enabled\":").append(evaluation.enabled());
        json.append(",\"variant\":\"")
                .append(evaluation.variant())
                .append("\",\"value\":")
                .append(evaluation.json());
        json.append(",\"reason\":\"").append(evaluation.reason().name()).append('"');
        ErrorCode error = evaluation.error();
        if (error != null) {
            json.append(",\"error_code\":\"").append(error.name()).append('"');
        }
        json.append('}');
    }
}
