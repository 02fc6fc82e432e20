package io.trackplane.ingest.front;

import io.trackplane.delivery.CompiledSampling;
import io.trackplane.delivery.Snapshot;
import io.trackplane.plan.EventContract;
import io.trackplane.privacy.Consent;
import io.trackplane.privacy.Masker;

/** What of a snapshot the front stage decides by. */
record Policy(EventContract contract, CompiledSampling sampling, EventFilters filters, Consent consent, Masker masker) {
    static Policy of(Snapshot snapshot) {
        return new Policy(
                snapshot.contract(),
                snapshot.sampling(),
                new EventFilters(snapshot.collection()),
                snapshot.consent(),
                snapshot.masker());
    }
}
