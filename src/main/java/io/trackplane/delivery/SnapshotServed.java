package io.trackplane.delivery;

/**
 * From now on every answer of this node comes from that revision or a later one.
 *
 * @param environment {@code tenant/application/environment}
 * @param revision its number
 */
record SnapshotServed(String environment, long revision) {}
