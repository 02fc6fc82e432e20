/** The event log of a single server: batches wait in memory for one writer, who answers when they are on the disk. */
@NullMarked
package io.trackplane.ingest.log;

import org.jspecify.annotations.NullMarked;
