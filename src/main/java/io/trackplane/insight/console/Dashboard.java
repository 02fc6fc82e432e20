package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;

/** Puts the figures of one dashboard together. */
interface Dashboard {
    Page page();

    /**
     * Its content.
     *
     * @param asking asks what does not wait for one another
     * @throws io.trackplane.eventstore.QueryTooSlow when a question took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    Content of(Asked asked, AtOnce asking);
}
