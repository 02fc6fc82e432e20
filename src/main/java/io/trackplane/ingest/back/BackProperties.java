package io.trackplane.ingest.back;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the back stage.
 *
 * @param rememberedEvents how many ids are remembered to recognise duplicates, about 16 bytes each; over it the oldest hours are forgotten before
 *     their 24 hours are over
 * @param rememberedVisitors how many visitors, sessions and deliveries are remembered, about 80 bytes each
 * @param heartbeatLatency a heartbeat that took longer is marked
 * @param scanWindow scans of one device that follow each other this closely count together
 * @param scans how many such scans are nothing odd
 */
@Validated
@ConfigurationProperties("trackplane.ingest.back")
public record BackProperties(
        @DefaultValue("5000000") @Min(1000) @Max(1_000_000_000) int rememberedEvents,

        @DefaultValue("500000") @Min(1000) @Max(100_000_000) int rememberedVisitors,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration heartbeatLatency,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration scanWindow,

        @DefaultValue("3") @Min(1) @Max(1000) int scans) {}
