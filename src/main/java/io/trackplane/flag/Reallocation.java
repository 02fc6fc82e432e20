package io.trackplane.flag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves buckets from variants that shrink to variants that grow. Prefers buckets beside those of the variant that grows, so that slices
 * stay few: with two variants there are never more than two slices unless there were before.
 */
final class Reallocation {
    /** Stands for the buckets that a shrinking variant has given up; no variant has an empty key. */
    private static final String FREE = "";

    private final List<Allotment> slices;
    private final List<Weight> weights;
    private final Map<String, Integer> wanted = new HashMap<>();

    private Reallocation(List<Allotment> slices, List<Weight> weights) {
        this.slices = new ArrayList<>(slices);
        this.weights = weights;
        weights.forEach(weight -> wanted.merge(weight.variant(), weight.weight(), Integer::sum));
    }

    static List<Allotment> of(List<Allotment> previous, List<Weight> weights) {
        if (weights.stream().anyMatch(weight -> weight.weight() < 0)
                || weights.stream().mapToLong(Weight::weight).sum() != RolloutHash.BUCKETS) {
            throw new IllegalArgumentException("the shares do not add up: " + weights);
        }
        var reallocation = new Reallocation(previous, weights);
        previous.stream().map(Allotment::variant).distinct().forEach(reallocation::shrink);
        weights.forEach(weight -> reallocation.grow(weight.variant()));
        return List.copyOf(reallocation.slices);
    }

    private int missing(String variant) {
        return wanted.getOrDefault(variant, 0) - Slices.size(slices, variant);
    }

    private void shrink(String variant) {
        while (missing(variant) < 0) {
            int excess = -missing(variant);
            int right = last(i -> is(i, variant) && takes(i + 1));
            int left = right >= 0 ? -1 : first(i -> is(i, variant) && takes(i - 1));
            if (right < 0 && left < 0) {
                boolean low = growerStandsBefore(variant);
                right = low ? -1 : last(i -> is(i, variant));
                left = low ? first(i -> is(i, variant)) : -1;
            }
            if (right >= 0) {
                giveUpEnd(right, excess);
            } else {
                giveUpBeginning(left, excess);
            }
        }
    }

    private void grow(String variant) {
        while (missing(variant) > 0) {
            int need = missing(variant);
            int after = first(i -> is(i, FREE) && is(i - 1, variant));
            int before = after >= 0 ? -1 : last(i -> is(i, FREE) && is(i + 1, variant));
            if (before >= 0) {
                takeEnd(before, variant, need);
            } else {
                takeBeginning(after >= 0 ? after : first(i -> is(i, FREE)), variant, need);
            }
        }
    }

    /** Whether buckets given up beside this slice go to somebody who already stands there. */
    private boolean takes(int index) {
        return is(index, FREE)
                || index >= 0
                        && index < slices.size()
                        && missing(slices.get(index).variant()) > 0;
    }

    private boolean growerStandsBefore(String variant) {
        for (var weight : weights) {
            if (weight.variant().equals(variant)) {
                return false;
            }
            if (missing(weight.variant()) > 0) {
                return true;
            }
        }
        return false;
    }

    private void giveUpEnd(int index, int excess) {
        var slice = slices.get(index);
        cut(index, Math.max(slice.from(), slice.to() - excess), slice.variant(), FREE);
    }

    private void giveUpBeginning(int index, int excess) {
        var slice = slices.get(index);
        cut(index, Math.min(slice.to(), slice.from() + excess), FREE, slice.variant());
    }

    private void takeBeginning(int index, String variant, int need) {
        var slice = slices.get(index);
        cut(index, Math.min(slice.to(), slice.from() + need), variant, FREE);
    }

    private void takeEnd(int index, String variant, int need) {
        var slice = slices.get(index);
        cut(index, Math.max(slice.from(), slice.to() - need), FREE, variant);
    }

    /** Cuts a slice in two and joins the pieces with neighbours of the same variant. */
    private void cut(int index, int at, String below, String above) {
        var slice = slices.remove(index);
        slices.add(index, new Allotment(above, at, slice.to()));
        slices.add(index, new Allotment(below, slice.from(), at));
        slices.removeIf(piece -> piece.size() == 0);
        for (int i = slices.size() - 1; i > 0; i--) {
            if (slices.get(i).variant().equals(slices.get(i - 1).variant())) {
                var joined = new Allotment(
                        slices.get(i).variant(),
                        slices.get(i - 1).from(),
                        slices.get(i).to());
                slices.remove(i);
                slices.set(i - 1, joined);
            }
        }
    }

    private boolean is(int index, String variant) {
        return index >= 0
                && index < slices.size()
                && slices.get(index).variant().equals(variant);
    }

    private interface Wanted {
        boolean at(int index);
    }

    private int first(Wanted wanted) {
        for (int i = 0; i < slices.size(); i++) {
            if (wanted.at(i)) {
                return i;
            }
        }
        return -1;
    }

    private int last(Wanted wanted) {
        for (int i = slices.size() - 1; i >= 0; i--) {
            if (wanted.at(i)) {
                return i;
            }
        }
        return -1;
    }
}
