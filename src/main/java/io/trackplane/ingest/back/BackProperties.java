package io.trackplane.ingest.back;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What happens to events between their acceptance and the store.
 *
 * @param waiting Most events that may wait to be written. Beyond it senders are asked to come back later.
 * @param groupSize Most events that are written together.
 * @param remembered Most event ids that are remembered for 24 hours, to recognise what is sent twice; 12 bytes or so each. Beyond it the oldest hours
 *     are forgotten early.
 * @param heartbeatLatency Heartbeats of devices with a higher latency are marked.
 * @param scanWindow Scans of one device that follow each other more closely count as a series.
 * @param scansInWindow How many scans of a series are nothing odd.
 */
@Validated
@ConfigurationProperties("trackplane.ingest.log")
record BackProperties(
        @Min(1_000) @Max(10_000_000) @DefaultValue("50000") long waiting,
        @Min(10) @Max(100_000) @DefaultValue("4000") int groupSize,
        @Min(10_000) @Max(500_000_000) @DefaultValue("4000000") long remembered,
        @DefaultValue("500ms") Duration heartbeatLatency,
        @DefaultValue("10s") Duration scanWindow,
        @Min(1) @Max(1_000) @DefaultValue("5") int scansInWindow) {}
