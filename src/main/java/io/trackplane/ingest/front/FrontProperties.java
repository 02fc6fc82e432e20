package io.trackplane.ingest.front;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the front stage.
 *
 * @param allowedSkew an event may be dated this long after the server's time; one that is dated later is placed at the time it came, and marked
 * @param lateAfter an event that happened longer ago than this, or than its tenant keeps events, is marked as late
 */
@Validated
@ConfigurationProperties("trackplane.ingest.front")
record FrontProperties(
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 0) @DurationMax(days = 1)
        Duration allowedSkew,

        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3650)
        Duration lateAfter) {}
