package io.trackplane.flag;

import org.jspecify.annotations.Nullable;

/**
 * Lets a share of those who come into a rule.
 *
 * @param by the attribute that decides
 * @param hash into which bucket it falls
 * @param share buckets below this one are let in
 */
record Gate(Attribute by, RolloutHash hash, int share) {
    /** What a gate says. */
    enum Answer {
        IN,
        OUT,
        KEY_MISSING
    }

    static Gate of(Rule rule, String seed) {
        return new Gate(Attribute.named(rule.by()), new RolloutHash(seed), rule.share());
    }

    /** Nobody needs a key where all or none are let in. */
    Answer ask(EvaluationContext context) {
        if (!decides()) {
            return share == 0 ? Answer.OUT : Answer.IN;
        }
        var key = by.bucketingKeyIn(context);
        if (key == null) {
            return Answer.KEY_MISSING;
        }
        return hash.bucket(key) < share ? Answer.IN : Answer.OUT;
    }

    /** Whether it depends on the bucket. */
    boolean decides() {
        return share > 0 && share < RolloutHash.BUCKETS;
    }

    /** The bucket; null when there is none. */
    @Nullable Placement place(EvaluationContext context) {
        var key = by.bucketingKeyIn(context);
        if (key == null) {
            return decides() ? Placement.keyMissing(Placement.Kind.GATE, by.name()) : null;
        }
        return share == RolloutHash.BUCKETS
                ? null
                : Placement.of(Placement.Kind.GATE, by.name(), key, hash.bucket(key), 0, share);
    }
}
