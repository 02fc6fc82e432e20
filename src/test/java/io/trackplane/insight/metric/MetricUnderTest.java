package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;

/**
 * A metric that the contract suite holds against the reference: whatever is asked about whatever stream, both answers are the same, doubles within 1e-9 of each
 * other. To add one, list it in {@link MetricsUnderTest}.
 *
 * @param <A> the answer, a record whose components are compared one by one
 */
interface MetricUnderTest<A> {
    /** What a failure is told with. */
    String name();

    /** The answer of the product. */
    A asked(EventStore store, Question question);

    /** The answer worked out slowly and obviously from what was written. */
    A expected(Recorded recorded, Question question);
}
