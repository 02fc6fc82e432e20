/** The event store on DuckDB: one file, one process, one writer and any number of readers. */
@NullMarked
package io.trackplane.eventstore.duckdb;

import org.jspecify.annotations.NullMarked;
