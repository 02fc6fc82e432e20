package io.trackplane.insight.console;

/** Puts the figures of one dashboard together. */
interface Dashboard {
    Page page();

    /**
     * Its content.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when a question took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    Content of(Asked asked);
}
