package io.trackplane.ingest.collect;

import io.trackplane.delivery.Snapshot;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Limits;

/**
 * Who sends events.
 *
 * @param credential by which they are counted
 * @param isPublic whether the credential stands in pages and apps, so that it says nothing about who has it
 * @param limits of their tenant
 * @param snapshot what their environment publishes
 */
record Sender(Environment environment, String credential, boolean isPublic, Limits limits, Snapshot snapshot) {}
