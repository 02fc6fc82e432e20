/**
 * Where received events live: {@link io.trackplane.eventstore.EventStore} takes groups of them, each durable as a whole, and hands out
 * {@link io.trackplane.eventstore.EventReader} to ask questions of them in SQL. Owns the tables {@code events}, {@code quarantine}, {@code ledger},
 * {@code visitors}, {@code visits}, {@code summed}, {@code streams} and {@code erasures}, on DuckDB in the data directory. Knows nothing of plans, people or requests. Uses {@code kernel} and
 * {@code event}.
 */
@ApplicationModule(
        displayName = "Event store",
        allowedDependencies = {"kernel", "event", "controlstore"})
@NullMarked
package io.trackplane.eventstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
