/**
 * Takes events in. Collectors ({@code ingest.collect}) read the wire shapes; the front stage ({@code ingest.front}), which keeps no state, authenticates,
 * limits, normalises, holds events to the plan, masks and samples; the {@link io.trackplane.ingest.EventLog} makes the result durable; the back stage
 * ({@code ingest.back}) recognises duplicates and repeats, puts sessions together and marks what is odd. Owns quarantine and ledger as people see them
 * ({@code ingest.console}), and the erasure of persons ({@code ingest.erasure}). Uses {@code kernel}, {@code web}, {@code event}, {@code tenancy}, {@code access}, {@code plan}, {@code privacy},
 * {@code delivery} and {@code eventstore}.
 */
@ApplicationModule(
        displayName = "Ingest",
        allowedDependencies = {
            "kernel",
            "web",
            "event",
            "tenancy",
            "access",
            "revision",
            "plan",
            "privacy",
            "delivery",
            "eventstore"
        })
@NullMarked
package io.trackplane.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
