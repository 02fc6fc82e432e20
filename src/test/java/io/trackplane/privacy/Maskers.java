package io.trackplane.privacy;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maskers and events for tests. */
final class Maskers {
    static final MaskingKey KEY = key("one tenant's key");

    private Maskers() {}

    static MaskingKey key(String text) {
        return MaskingKey.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Masker of(MaskingRule... rules) {
        return of(PiiClasses.NONE, rules);
    }

    static Masker of(PiiClasses classes, MaskingRule... rules) {
        var masking = new Masking(List.of(rules));
        masking.check();
        return Masker.compile(masking, classes, KEY);
    }

    static MaskingRule rule(String id, Find find, MaskingAction action) {
        return new MaskingRule(id, id, "", true, find, action);
    }

    static Event event(String name, Value value) {
        return event(Map.of(name, value));
    }

    static Event event(Map<String, Value> properties) {
        return new Event(
                "e1",
                EventType.EVENT,
                "payment_success",
                Instant.ofEpochMilli(1_732_531_200_000L),
                "usr_20418",
                null,
                null,
                "web",
                "/orders",
                "1.2.3.4",
                new Value.Fields(new LinkedHashMap<>(properties)));
    }
}
