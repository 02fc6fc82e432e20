package io.trackplane.ingest.collect;

import io.trackplane.ingest.front.Judged;

/** A request that was let in and judged. */
record Delivered(Sender sender, Judged judged) {}
