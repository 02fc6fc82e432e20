package io.trackplane.ingest.collect;

import io.trackplane.ingest.front.Fate;
import io.trackplane.ingest.front.Judged;
import io.trackplane.ingest.front.Objection;
import io.trackplane.ingest.front.Verdict;
import io.trackplane.kernel.Message;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What senders are told. */
@Component
class CollectAnswers {
    private final MessageSource messages;
    private final Fates fates;

    CollectAnswers(MessageSource messages, Fates fates) {
        this.messages = messages;
        this.fates = fates;
    }

    /** The answer of the track paths (seed 001 §5.1). */
    byte[] track(Judged judged, String requestId, Locale locale) {
        int processed = judged.verdicts().size() - judged.batch().rejected();
        if (judged.batch().rejected() == 0) {
            return bytes("{\"code\":200,\"message\":\"success\",\"request_id\":\"" + requestId
                    + "\",\"processed_count\":" + processed + "}");
        }
        var json = success(requestId);
        json.put("processed_count", processed);
        json.set("rejected", rejected(judged, locale));
        return bytes(json.toString());
    }

    /** The answer of the telemetry path (seed 002 §5.1). */
    byte[] telemetry(Judged judged, String requestId, Locale locale) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("success", true);
        json.put("accepted", judged.verdicts().size() - judged.batch().rejected());
        json.set("rejected", rejected(judged, locale));
        json.put("request_id", requestId);
        return bytes(json.toString());
    }

    /** The answer of the debug path (seed 001 §5.3). */
    byte[] debug(Judged judged, String requestId, Locale locale, long milliseconds) {
        var json = success(requestId);
        var information = json.putObject("debug_info");
        var results = information.putArray("validation_results");
        boolean isAllStored = true;
        for (var verdict : judged.verdicts()) {
            var fate = fates.of(judged, verdict);
            results.add(result(verdict, fate, locale));
            isAllStored &= fate == Fate.STORED;
        }
        information.put("processing_time_ms", milliseconds);
        information.put("would_be_stored", isAllStored);
        return bytes(json.toString());
    }

    private ObjectNode result(Verdict verdict, Fate fate, Locale locale) {
        var result = JsonNodeFactory.instance.objectNode();
        result.put("event_index", verdict.index());
        result.put("valid", verdict.objections().isEmpty());
        var errors = result.putArray("errors");
        verdict.objections().forEach(objection -> tell(errors.addObject(), objection, locale));
        result.put("would_be", fate.key());
        var masked = result.putArray("masked_fields");
        Fates.masked(verdict).forEach(masked::add);
        return result;
    }

    private static ObjectNode success(String requestId) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("code", 200);
        json.put("message", "success");
        json.put("request_id", requestId);
        return json;
    }

    private ArrayNode rejected(Judged judged, Locale locale) {
        var rejected = JsonNodeFactory.instance.arrayNode();
        for (var verdict : judged.verdicts()) {
            if (verdict.fate() == Fate.REJECTED) {
                var one = rejected.addObject();
                one.put("index", verdict.index());
                if (verdict.id() != null) {
                    one.put("event_id", verdict.id());
                }
                tell(one, verdict.objections().getFirst(), locale);
            }
        }
        return rejected;
    }

    private void tell(ObjectNode json, Objection objection, Locale locale) {
        json.put("reason", objection.kind().key());
        json.put("field", objection.field());
        json.put("message", text(objection.message(), locale));
    }

    private String text(Message message, Locale locale) {
        return messages.getMessage(message.key(), message.arguments().toArray(), locale);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
