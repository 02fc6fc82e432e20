/** The collectors: reads the wire shapes of seeds 001, 002 and 004 from HTTP, says who sends, and answers after the log has what was sent. */
@NullMarked
package io.trackplane.ingest.collect;

import org.jspecify.annotations.NullMarked;
