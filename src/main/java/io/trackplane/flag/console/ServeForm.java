package io.trackplane.flag.console;

import io.trackplane.flag.Allotment;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Percent;
import io.trackplane.flag.RolloutHash;
import io.trackplane.flag.Serve;
import io.trackplane.flag.Variant;
import io.trackplane.flag.Weight;
import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is served, as its editor shows it: one variant, or a share in percent for each.
 *
 * @param variant key of the variant, or {@link #SPLIT}
 * @param by the attribute a split decides by
 * @param shares of a split, as typed
 */
record ServeForm(String variant, String by, List<Share> shares) {
    /** Stands for a split; no key of a variant has such a character. */
    static final String SPLIT = "%";

    ServeForm {
        shares = List.copyOf(shares);
    }

    /**
     * One variant's share.
     *
     * @param percent as typed; empty for none
     */
    record Share(String variant, String percent) {}

    static ServeForm of(Serve serve, List<Variant> variants) {
        return switch (serve) {
            case Serve.One one -> new ServeForm(one.variant(), EvaluationContext.USER_ID, shares(List.of(), variants));
            case Serve.Split split -> new ServeForm(SPLIT, split.by(), shares(split.split(), variants));
        };
    }

    /** Those that have a share first, in their order; then the other variants. */
    private static List<Share> shares(List<Weight> weights, List<Variant> variants) {
        var shares = new ArrayList<Share>();
        var seen = new HashSet<String>();
        for (var weight : weights) {
            seen.add(weight.variant());
            shares.add(new Share(weight.variant(), Percent.number(weight.weight())));
        }
        variants.stream()
                .filter(variant -> seen.add(variant.key()))
                .forEach(variant -> shares.add(new Share(variant.key(), "")));
        return shares;
    }

    static ServeForm read(Posted posted, String prefix, List<Variant> variants) {
        var shares = new ArrayList<Share>();
        int count = posted.count(prefix + "share", "variant");
        for (int i = 0; i < count; i++) {
            var at = prefix + "share." + i + ".";
            shares.add(new Share(posted.line(at + "variant"), posted.line(at + "percent")));
        }
        return new ServeForm(
                posted.line(prefix + "variant"),
                posted.line(prefix + "by"),
                shares.isEmpty() ? shares(List.of(), variants) : shares);
    }

    public boolean isSplit() {
        return variant.equals(SPLIT);
    }

    /**
     * What is to be served.
     *
     * @param path where it stands in the definition
     * @param served what clients get in the same place now: nobody is moved out of a variant whose share rises or stays; null where
     *     there is nothing
     * @param stored what the form was made from: kept as it is when the shares are the same; null where there is nothing
     * @param problems takes percentages that cannot be read
     */
    Serve build(String path, @Nullable Serve served, @Nullable Serve stored, Map<String, Message> problems) {
        if (!isSplit()) {
            return new Serve.One(variant);
        }
        var weights = weights(path, problems);
        if (stored instanceof Serve.Split same && same.by().equals(by) && same.split().equals(weights)) {
            return stored;
        }
        return served != null && canGrowOutOf(served) && addUp(weights)
                ? new Serve.Split(weights, by, Serve.reallocate(served, weights) instanceof Serve.Split grown ? slices(grown) : List.of())
                : new Serve.Split(weights, by, List.of());
    }

    private static List<Allotment> slices(Serve.Split grown) {
        return grown.slices();
    }

    /** Where another attribute decided, everybody is assigned anew whatever we do. */
    private boolean canGrowOutOf(Serve served) {
        return served instanceof Serve.One || served instanceof Serve.Split split && split.by().equals(by);
    }

    private static boolean addUp(List<Weight> weights) {
        return weights.stream().map(Weight::variant).distinct().count() == weights.size()
                && weights.stream().mapToInt(Weight::weight).sum() == RolloutHash.BUCKETS;
    }

    private List<Weight> weights(String path, Map<String, Message> problems) {
        var weights = new ArrayList<Weight>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            if (!share.percent().isEmpty()) {
                weights.add(new Weight(
                        share.variant(), Percents.read(path + ".share." + i, share.percent(), problems)));
            }
        }
        return weights;
    }
}
