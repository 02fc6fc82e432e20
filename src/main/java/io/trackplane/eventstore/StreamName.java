package io.trackplane.eventstore;

import java.time.Instant;

/**
 * Whose events: one environment, and not one that was made later under the same name.
 *
 * @param tenant slug
 * @param application key
 * @param environment key
 * @param since when the environment was made
 */
public record StreamName(String tenant, String application, String environment, Instant since) {}
