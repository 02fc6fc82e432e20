/** The event log of one machine: groups of batches, written by one thread, durable before anybody is told. */
@NullMarked
package io.trackplane.ingest.log;

import org.jspecify.annotations.NullMarked;
