package io.trackplane.ingest.collect;

import io.trackplane.ingest.front.Sent;
import io.trackplane.tenancy.SignatureAuthentication.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A body.
 *
 * @param signature null when it is not signed, or not completely
 */
record Envelope(Sent sent, @Nullable Signature signature) {}
