package io.trackplane.ingest.front;

import io.trackplane.ingest.Client;
import java.time.Instant;

/**
 * How a request came.
 *
 * @param received when
 * @param client what sent it
 * @param doNotTrack whether its browser asks not to track
 */
public record Reception(Instant received, Client client, boolean doNotTrack) {}
