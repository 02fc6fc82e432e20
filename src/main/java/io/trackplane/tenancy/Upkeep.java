package io.trackplane.tenancy;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Brings to an end what a crash or an absent store interrupted: deletions that were begun, creations that nobody was told had
 * succeeded.
 */
@Component
class Upkeep implements ApplicationRunner {
    /** Another node of the server may be at work on what is younger than this. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final TenantStore tenants;
    private final ApplicationStore applications;
    private final EnvironmentStore environments;
    private final Deletions deletions;
    private final Clock clock;
    private final EveryMinute again;

    Upkeep(
            TenantStore tenants,
            ApplicationStore applications,
            EnvironmentStore environments,
            Deletions deletions,
            Clock clock) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.deletions = deletions;
        this.clock = clock;
        this.again = new EveryMinute("tenancy-upkeep", () -> finish(latest(GRACE), latest(GRACE)));
    }

    /** At the start no deletion of this server is under way, so all that are found were interrupted. */
    @Override
    public void run(@Nullable ApplicationArguments arguments) {
        finish(latest(Duration.ZERO), latest(GRACE));
    }

    private Instant latest(Duration age) {
        return clock.instant().minus(age);
    }

    private void finish(Instant deletedBy, Instant createdBy) {
        tenants.unsettled().stream()
                .filter(left -> isDue(left.deletion(), left.createdAt(), deletedBy, createdBy))
                .forEach(left -> deletions.finishTenant(left.slug()));
        applications.unsettled().stream()
                .filter(left -> isDue(left.deletion(), left.createdAt(), deletedBy, createdBy))
                .forEach(left -> deletions.finishApplication(left.tenant(), left.key()));
        environments.unsettled().stream()
                .filter(left -> isDue(left.deletion(), left.createdAt(), deletedBy, createdBy))
                .forEach(left -> deletions.finishEnvironment(left.tenant(), left.application(), left.key()));
    }

    private static boolean isDue(@Nullable Deletion deletion, Instant createdAt, Instant deletedBy, Instant createdBy) {
        return deletion != null ? !deletion.since().isAfter(deletedBy) : !createdAt.isAfter(createdBy);
    }

    @PreDestroy
    void close() {
        again.close();
    }
}
