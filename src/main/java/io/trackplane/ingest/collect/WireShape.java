package io.trackplane.ingest.collect;

/** How events look on the wire. */
enum WireShape {
    /** Seed 001 §5: {@code event_name}, {@code timestamp}, {@code user_id}, {@code properties}. */
    TRACK,
    /** The same or seed 004 §4.2, with {@code event_time}; also a single event without a list around it. */
    TRACK_OR_DEVICE,
    /** Seed 002 §6: {@code type}, {@code name}, {@code ts}, {@code props}. */
    TELEMETRY
}
