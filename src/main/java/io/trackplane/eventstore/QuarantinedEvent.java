package io.trackplane.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code quarantine}: an event that broke the plan and is kept aside, masked.
 *
 * @param id as {@link StoredEvent#id()}
 * @param reasons what is wrong, at least one
 * @param event the event as JSON in the form of the track paths, masked
 */
public record QuarantinedEvent(
        int stream,
        Instant time,
        Instant received,
        UUID id,
        String name,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String platform,
        @Nullable String release,
        List<Reason> reasons,
        String event) {
    /**
     * One thing that is wrong.
     *
     * @param kind such as {@code unplanned}, {@code missing}, {@code type}, {@code pattern}
     * @param field JSON pointer to the value; empty for the event as a whole
     * @param expected what the plan asks for, for people
     * @param found what was sent, without anything that identifies somebody
     */
    public record Reason(String kind, String field, String expected, String found) {}
}
