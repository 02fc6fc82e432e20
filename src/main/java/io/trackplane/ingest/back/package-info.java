/**
 * The back stage: one writer that recognises duplicates and repeats, puts sessions together, notices who is seen first and what is odd,
 * and hands groups to the event store. What it remembers is bounded, reported, and read from the store again at the start.
 */
@NullMarked
package io.trackplane.ingest.back;

import org.jspecify.annotations.NullMarked;
