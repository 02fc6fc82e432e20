package io.trackplane.delivery;

import io.trackplane.event.Event;

/** A sampling that is ready to be asked for every event. Immutable, for any number of threads. */
public final class CompiledSampling {
    private final Sampling definition;
    private final CompiledMatch[] matches;
    private final double[] rates;

    CompiledSampling(Sampling definition) {
        this.definition = definition;
        var rules = definition.rules();
        matches = rules.stream().map(rule -> rule.match().compile()).toArray(CompiledMatch[]::new);
        rates = rules.stream().mapToDouble(SamplingRule::rate).toArray();
    }

    /** What it was compiled from. */
    public Sampling definition() {
        return definition;
    }

    /** The rate in force for an event, 0 to 1. */
    public double rate(Event event) {
        for (int i = 0; i < matches.length; i++) {
            if (matches[i].matches(event)) {
                return rates[i];
            }
        }
        return definition.defaultRate();
    }

    /** Whether an event is kept. An event without any visitor counts as one of the same, empty visitor. */
    public boolean keeps(Event event) {
        return Sampling.keeps(event, rate(event), "");
    }
}
