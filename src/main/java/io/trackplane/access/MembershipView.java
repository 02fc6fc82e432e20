package io.trackplane.access;

import java.time.Instant;

/**
 * A membership as its owner sees it.
 *
 * @param role key of the role
 */
record MembershipView(String tenant, String name, String role, Instant since) {}
