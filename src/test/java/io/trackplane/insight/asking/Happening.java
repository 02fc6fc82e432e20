package io.trackplane.insight.asking;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that a test makes up, bit by bit. */
public final class Happening {
    private static long made;

    private final EventType type;
    private final String name;
    private final Instant time;
    private final Map<String, Double> vitals = new HashMap<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private String visitor = "ada";
    private String session = "1";
    private double rate = 1;
    private String properties = "{}";

    private @Nullable String platform = "web";
    private @Nullable String page;
    private @Nullable String release;
    private @Nullable String device;
    private @Nullable String browser;
    private @Nullable Double duration;
    private @Nullable Integer status;
    private @Nullable String method;
    private @Nullable String route;
    private @Nullable String delivery;
    private @Nullable String action;
    private @Nullable String fingerprint;
    private @Nullable String message;

    private Happening(EventType type, String name, Instant time) {
        this.type = type;
        this.name = name;
        this.time = time;
    }

    public static Happening of(EventType type, String name, String time) {
        return of(type, name, Instant.parse(time));
    }

    public static Happening of(EventType type, String name, Instant time) {
        return new Happening(type, name, time);
    }

    public Happening by(String visitor) {
        this.visitor = visitor;
        return this;
    }

    public Happening in(String session) {
        this.session = session;
        return this;
    }

    public Happening at(double rate) {
        this.rate = rate;
        return this;
    }

    public Happening marked(Mark... marks) {
        this.marks.addAll(List.of(marks));
        return this;
    }

    public Happening with(String properties) {
        this.properties = properties;
        return this;
    }

    public Happening on(
            @Nullable String page, @Nullable String release, @Nullable String device, @Nullable String browser) {
        this.page = page;
        this.release = release;
        this.device = device;
        this.browser = browser;
        return this;
    }

    public Happening platform(@Nullable String platform) {
        this.platform = platform;
        return this;
    }

    public Happening vital(String name, double value) {
        vitals.put(name, value);
        return this;
    }

    public Happening call(
            @Nullable String method, @Nullable String route, @Nullable Integer status, @Nullable Double duration) {
        this.method = method;
        this.route = route;
        this.status = status;
        this.duration = duration;
        return this;
    }

    public Happening delivery(@Nullable String delivery) {
        this.delivery = delivery;
        return this;
    }

    public Happening action(@Nullable String action) {
        this.action = action;
        return this;
    }

    public Happening error(@Nullable String fingerprint, @Nullable String message) {
        this.fingerprint = fingerprint;
        this.message = message;
        return this;
    }

    /** The row it becomes. */
    public StoredEvent stored(int stream) {
        var measured = new Measured(
                duration, Map.copyOf(vitals), status, method, route, delivery, action, fingerprint, message);
        return new StoredEvent(
                stream,
                time,
                time.plusMillis(200),
                new UUID(made++ * 0x9E3779B97F4A7C15L, 7),
                type,
                name,
                visitor.hashCode() * 31L,
                visitor,
                null,
                (visitor + "/" + session).hashCode() * 31L,
                session,
                platform,
                page,
                release,
                null,
                device,
                browser,
                null,
                null,
                rate,
                Mark.bits(marks),
                measured,
                properties);
    }
}
