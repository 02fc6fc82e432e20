/**
 * Erases everything that was received about a person in a tenant, on request, and keeps a receipt that proves it without naming the person. {@link
 * io.trackplane.ingest.erasure.Erasures} takes requests; they are worked off one by one, also after a restart.
 */
@NullMarked
package io.trackplane.ingest.erasure;

import org.jspecify.annotations.NullMarked;
