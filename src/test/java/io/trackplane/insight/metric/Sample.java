package io.trackplane.insight.metric;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes events for tests: everything has a usual value. */
final class Sample {
    private static final AtomicLong IDS = new AtomicLong();

    private final int stream;
    private final Instant time;
    private EventType type = EventType.PAGE;
    private String name = "page_view";
    private long visitor = 1;
    private long session = 1;
    private @Nullable String platform = "web";
    private @Nullable String page = "/";
    private @Nullable String release = "1.0.0";
    private @Nullable String referrer;
    private @Nullable String device = "desktop";
    private double rate = 1;
    private int marks;
    private @Nullable Double duration;

    private Sample(int stream, Instant time) {
        this.stream = stream;
        this.time = time;
    }

    /** A page view. */
    static Sample view(int stream, Instant time) {
        return new Sample(stream, time);
    }

    /** Something that happened, of any type. */
    static Sample event(int stream, Instant time, EventType type, String name) {
        var sample = new Sample(stream, time);
        sample.type = type;
        sample.name = name;
        return sample;
    }

    Sample by(long newVisitor, long newSession) {
        visitor = newVisitor;
        session = newSession;
        return this;
    }

    Sample on(@Nullable String newPage) {
        page = newPage;
        return this;
    }

    Sample from(@Nullable String newReferrer) {
        referrer = newReferrer;
        return this;
    }

    Sample platform(@Nullable String newPlatform) {
        platform = newPlatform;
        return this;
    }

    Sample release(@Nullable String newRelease) {
        release = newRelease;
        return this;
    }

    Sample device(@Nullable String newDevice) {
        device = newDevice;
        return this;
    }

    Sample rate(double newRate) {
        rate = newRate;
        return this;
    }

    Sample marked(Mark mark) {
        marks |= mark.bit();
        return this;
    }

    Sample lasting(@Nullable Double millis) {
        duration = millis;
        return this;
    }

    StoredEvent stored() {
        return new StoredEvent(
                stream,
                time,
                time,
                new UUID(stream, IDS.incrementAndGet()),
                type,
                name,
                visitor,
                "u" + visitor,
                null,
                session,
                null,
                platform,
                page,
                release,
                referrer,
                device,
                null,
                null,
                null,
                rate,
                marks,
                new Measured(duration, Map.of(), null, null, null, null, null, null, null),
                "{}");
    }
}
