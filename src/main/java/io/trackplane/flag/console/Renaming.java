package io.trackplane.flag.console;

import io.trackplane.flag.Allotment;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Serve;
import io.trackplane.flag.Weight;
import java.util.Map;

/**
 * Takes new keys of variants to where they are served.
 *
 * @param keys new keys by old
 */
record Renaming(Map<String, String> keys) {
    String of(String variant) {
        return keys.getOrDefault(variant, variant);
    }

    Rule of(Rule rule) {
        return new Rule(rule.id(), rule.description(), rule.when(), rule.share(), rule.by(), of(rule.serve()));
    }

    Serve of(Serve serve) {
        return switch (serve) {
            case Serve.One one -> new Serve.One(of(one.variant()));
            case Serve.Split split ->
                new Serve.Split(
                        split.split().stream()
                                .map(weight -> new Weight(of(weight.variant()), weight.weight()))
                                .toList(),
                        split.by(),
                        split.slices().stream()
                                .map(slice -> new Allotment(of(slice.variant()), slice.from(), slice.to()))
                                .toList());
        };
    }
}
