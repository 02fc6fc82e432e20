/**
 * Numbers out: every metric is one SQL query over the {@code eventstore} and one definition; pages, CSV and the statistics API show the same figures.
 * Owns the registrations of deliveries. Uses {@code kernel}, {@code web}, {@code event}, {@code tenancy}, {@code access}, {@code revision}, {@code
 * plan} and {@code eventstore}.
 */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"kernel", "web", "event", "tenancy", "access", "revision", "plan", "eventstore"})
@NullMarked
package io.trackplane.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
