package io.trackplane.flag;

import java.util.ArrayList;
import java.util.List;

/** Layouts of a split over the buckets. */
final class Slices {
    private Slices() {}

    /** One slice for each variant that has a share, in the order of the shares. Negative shares, which are refused later, take none. */
    static List<Allotment> inOrder(List<Weight> weights) {
        var slices = new ArrayList<Allotment>(weights.size());
        int from = 0;
        for (var weight : weights) {
            if (weight.weight() > 0 && weight.weight() <= RolloutHash.BUCKETS - from) {
                slices.add(new Allotment(weight.variant(), from, from + weight.weight()));
                from += weight.weight();
            }
        }
        return List.copyOf(slices);
    }

    /** Whether they cover all buckets, each once, and give each variant what its share says. */
    static boolean fit(List<Allotment> slices, List<Weight> weights) {
        int next = 0;
        for (var slice : slices) {
            if (slice.from() != next || slice.to() <= next) {
                return false;
            }
            next = slice.to();
        }
        return next == RolloutHash.BUCKETS
                && weights.stream().allMatch(weight -> size(slices, weight.variant()) == weight.weight());
    }

    static int size(List<Allotment> slices, String variant) {
        return slices.stream()
                .filter(slice -> slice.variant().equals(variant))
                .mapToInt(Allotment::size)
                .sum();
    }
}
