package io.trackplane.ingest.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that was kept aside.
 *
 * @param who user or anonymous id as stored
 * @param found what was there instead, without anything that identifies somebody
 * @param event the event as JSON on several lines, masked
 */
record QuarantineSample(
        Instant time,
        Instant received,
        @Nullable String who,
        @Nullable String platform,
        @Nullable String release,
        String expected,
        String found,
        String event) {}
