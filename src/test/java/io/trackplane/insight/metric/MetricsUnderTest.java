package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Every metric of the contract suite. */
final class MetricsUnderTest {
    private MetricsUnderTest() {}

    static List<MetricUnderTest<?>> all() {
        var metrics = new ArrayList<MetricUnderTest<?>>();
        metrics.add(metric(
                "overview", (store, question) -> new Overview(store).of(question), ReferenceEvaluator::overview));
        for (var dimension : Dimension.values()) {
            metrics.add(ranking(dimension, 1_000, 0));
            metrics.add(ranking(dimension, 2, 1));
        }
        metrics.add(metric("ledger", (store, question) -> new Ledger(store).of(question), ReferenceEvaluator::ledger));
        return metrics;
    }

    private static MetricUnderTest<Ranking> ranking(Dimension dimension, int limit, int offset) {
        return metric(
                dimension + " " + limit + " " + offset,
                (store, question) -> new Rankings(store).of(question, dimension, limit, offset),
                (recorded, question) -> ReferenceEvaluator.ranking(recorded, question, dimension, limit, offset));
    }

    static <A> MetricUnderTest<A> metric(
            String name, BiFunction<EventStore, Question, A> asked, BiFunction<Recorded, Question, A> expected) {
        return new MetricUnderTest<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public A asked(EventStore store, Question question) {
                return asked.apply(store, question);
            }

            @Override
            public A expected(Recorded recorded, Question question) {
                return expected.apply(recorded, question);
            }
        };
    }
}
