package io.trackplane.delivery;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.privacy.Consent;
import io.trackplane.privacy.Masker;
import io.trackplane.revision.Published;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The telemetry configuration as SDKs read it: {@code GET /api/telemetry/config}. */
final class Telemetry {
    private Telemetry() {}

    static String json(
            Published published,
            boolean isCollecting,
            Sampling sampling,
            Collection collection,
            Consent consent,
            Masker masker) {
        var json = object();
        json.put("revision", Long.toString(published.revision()));
        json.put("enabled", isCollecting);
        json.set("sampling", sampling(sampling));
        json.set(
                "allow_events", collection.allowEvents() == null ? null : CanonicalJson.tree(collection.allowEvents()));
        json.set("deny_events", CanonicalJson.tree(collection.denyEvents()));
        json.set("deny_fields", CanonicalJson.tree(collection.denyFields()));
        json.set("mask", CanonicalJson.tree(masker.clientRules()));
        json.set("batch", CanonicalJson.tree(collection.batch()));
        json.set("retry", CanonicalJson.tree(collection.retry()));
        json.set("consent", consent(consent));
        json.set("vitals", CanonicalJson.tree(collection.vitals()));
        json.set("realtime", realtime());
        return json.toString();
    }

    private static ObjectNode sampling(Sampling sampling) {
        var json = object();
        json.put("default", sampling.defaultRate());
        var rules = json.putArray("rules");
        for (var rule : sampling.rules()) {
            var one = rules.addObject();
            one.set("match", CanonicalJson.tree(rule.match()));
            one.put("rate", rule.rate());
        }
        return json;
    }

    private static ObjectNode consent(Consent consent) {
        var json = object();
        json.put("required", consent.required());
        json.put("respect_dnt", consent.respectDoNotTrack());
        return json;
    }

    /** Pushing of business messages is not offered; the change stream at {@code /api/stream} needs no configuration. */
    static ObjectNode realtime() {
        var json = object();
        json.put("enabled", false);
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
