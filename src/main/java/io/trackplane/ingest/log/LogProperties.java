package io.trackplane.ingest.log;

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
 * Settings of the event log.
 *
 * @param capacity how many events may wait to be written; more are refused with 503
 * @param group how many events are written together at most, unless one request has more
 * @param linger how long the first event of a group waits for others
 */
@Validated
@ConfigurationProperties("trackplane.ingest.log")
public record LogProperties(
        @DefaultValue("50000") @Min(100) @Max(10_000_000) int capacity,

        @DefaultValue("5000") @Min(1) @Max(100_000) int group,

        @DefaultValue("2ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1)
        Duration linger) {}
