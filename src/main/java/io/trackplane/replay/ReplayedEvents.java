package io.trackplane.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns lines into events in the form of {@code /api/telemetry/batch}. */
final class ReplayedEvents {
    private final Duration shift;

    /** @param shift added to every time */
    ReplayedEvents(Duration shift) {
        this.shift = shift;
    }

    /** Who sent a line: a hash, as the address is nobody's business. */
    static String visitor(LogLine line) {
        return "log-" + digest(line.address() + ' ' + line.agent());
    }

    /**
     * The events of a line.
     *
     * @param number of the line, from 1
     */
    List<Map<String, Object>> of(int number, LogLine line) {
        var events = new ArrayList<Map<String, Object>>();
        if (line.isPageView()) {
            var view = event("page", line.path(), number, line);
            if (!line.referrer().isEmpty()) {
                view.put("referrer", line.referrer());
            }
            events.add(view);
        }
        var call = event("api", line.method() + ' ' + line.path(), number, line);
        call.put("status", line.status());
        events.add(call);
        return events;
    }

    private Map<String, Object> event(String type, String name, int number, LogLine line) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", type);
        event.put("name", shortened(name));
        event.put("ts", line.time().plus(shift).toEpochMilli());
        event.put("event_id", "log-" + digest(type + number + ' ' + line));
        event.put("anonymous_id", visitor(line));
        event.put("platform", "web");
        event.put("page", line.path());
        return event;
    }

    /** Names have at most 128 characters. */
    private static String shortened(String name) {
        return name.length() <= 128 ? name : name.substring(0, 127) + '…';
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
