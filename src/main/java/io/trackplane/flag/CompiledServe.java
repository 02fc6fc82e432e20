package io.trackplane.flag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Serve} with the evaluations it leads to. */
sealed interface CompiledServe {
    Evaluation decide(EvaluationContext context);

    /** The bucket that decides; null when none does. */
    default @Nullable Placement place(EvaluationContext context) {
        return null;
    }

    static CompiledServe of(Serve serve, Decisions decisions, String seed, Reason reasonOfOne, @Nullable String rule) {
        return switch (serve) {
            case Serve.One one -> new Always(decisions.served(one.variant(), reasonOfOne, rule));
            case Serve.Split split -> Sticky.of(split, decisions, seed, rule);
        };
    }

    /** The same for everybody. */
    record Always(Evaluation evaluation) implements CompiledServe {
        @Override
        public Evaluation decide(EvaluationContext context) {
            return evaluation;
        }
    }

    /**
     * By bucket.
     *
     * @param by the attribute that decides
     * @param hash into which bucket it falls
     * @param ends of each slice, the first bucket no longer; rising, the last 100 000
     * @param evaluations of each slice
     * @param keyMissing when there is nothing to decide by
     */
    record Sticky(Attribute by, RolloutHash hash, int[] ends, Evaluation[] evaluations, Evaluation keyMissing)
            implements CompiledServe {
        static Sticky of(Serve.Split split, Decisions decisions, String seed, @Nullable String rule) {
            List<Allotment> slices = split.allocation();
            return new Sticky(
                    Attribute.named(split.by()),
                    new RolloutHash(seed),
                    slices.stream().mapToInt(Allotment::to).toArray(),
                    slices.stream()
                            .map(slice -> decisions.served(slice.variant(), Reason.SPLIT, rule))
                            .toArray(Evaluation[]::new),
                    decisions.keyMissing(rule));
        }

        /** A split in which one variant has everything needs no key. */
        @Override
        public Evaluation decide(EvaluationContext context) {
            if (ends.length == 1) {
                return evaluations[0];
            }
            var key = by.bucketingKeyIn(context);
            return key == null ? keyMissing : evaluations[slice(hash.bucket(key))];
        }

        @Override
        public @Nullable Placement place(EvaluationContext context) {
            var key = by.bucketingKeyIn(context);
            if (key == null) {
                return ends.length == 1 ? null : Placement.keyMissing(Placement.Kind.SPLIT, by.name());
            }
            int bucket = hash.bucket(key);
            int slice = slice(bucket);
            return Placement.of(
                    Placement.Kind.SPLIT, by.name(), key, bucket, slice == 0 ? 0 : ends[slice - 1], ends[slice]);
        }

        /** Splits are short nearly always; the first slices are the likely ones of a long one. */
        private int slice(int bucket) {
            int slice = 0;
            while (bucket >= ends[slice]) {
                slice++;
            }
            return slice;
        }
    }
}
