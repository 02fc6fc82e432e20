package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who deletes a thing, why and since when; kept with it until it is gone, so that an interrupted deletion ends in the audit
 * trail as it began.
 */
record Deletion(Actor actor, @Nullable String reason, Instant since) {}
