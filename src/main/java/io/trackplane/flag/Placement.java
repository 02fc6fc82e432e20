package io.trackplane.flag;

import io.trackplane.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Where a context fell among the buckets.
 *
 * @param kind what was decided by it
 * @param by the attribute it was computed from
 * @param key the attribute's value as text; null when it is missing, then the numbers are 0
 * @param bucket 0 to 99 999
 * @param from first bucket of the interval
 * @param to first bucket no longer in the interval
 * @param told the same as a sentence
 */
public record Placement(Kind kind, String by, @Nullable String key, int bucket, int from, int to, Message told) {
    /** What a bucket decides. */
    public enum Kind {
        /** Whether a rule lets in; the interval is what it lets in. */
        GATE,
        /** Which variant is served; the interval is the slice the bucket lies in. */
        SPLIT
    }

    static Placement of(Kind kind, String by, String key, int bucket, int from, int to) {
        return new Placement(kind, by, key, bucket, from, to, told(bucket, from, to));
    }

    static Placement keyMissing(Kind kind, String by) {
        return new Placement(kind, by, null, 0, 0, 0, Message.of("flag.explain.bucket.key-missing", by));
    }

    /** Whether the bucket lies in the interval. */
    public boolean inside() {
        return key != null && bucket >= from && bucket < to;
    }

    private static Message told(int bucket, int from, int to) {
        if (from == to) {
            return Message.of("flag.explain.bucket.nobody", bucket);
        }
        return bucket >= from && bucket < to
                ? Message.of("flag.explain.bucket.inside", bucket, from, to - 1)
                : Message.of("flag.explain.bucket.outside", bucket, from, to - 1);
    }
}
