/**
 * The front stage: what is done with an event before it is handed to the log, by any thread and without a memory of other events. Places it in time, tells robots from
 * people, holds it to the plan, samples, masks.
 */
@NullMarked
package io.trackplane.ingest.front;

import org.jspecify.annotations.NullMarked;
