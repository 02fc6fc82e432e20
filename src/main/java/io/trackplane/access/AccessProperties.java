package io.trackplane.access;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of sign-in and of the links that are handed out.
 *
 * @param publicUrl address under which people reach this server, used in invitation and set-up links; the request's own
 *     address when not set
 * @param sessionIdle a session ends when it was not used for this long
 * @param sessionLifetime a session ends this long after sign-in, used or not
 * @param invitationExpiry an invitation can be accepted for this long
 */
@Validated
@ConfigurationProperties("trackplane.access")
record AccessProperties(
        @Nullable URI publicUrl,

        @DefaultValue("12h") @NotNull @DurationMin(minutes = 5) @DurationMax(days = 30)
        Duration sessionIdle,

        @DefaultValue("30d") @NotNull @DurationMin(minutes = 5) @DurationMax(days = 365)
        Duration sessionLifetime,

        @DefaultValue("7d") @NotNull @DurationMin(minutes = 5) @DurationMax(days = 90)
        Duration invitationExpiry) {}
