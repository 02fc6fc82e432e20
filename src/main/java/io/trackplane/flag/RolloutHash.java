package io.trackplane.flag;

import java.nio.charset.StandardCharsets;

/**
 * Into which of {@value #BUCKETS} buckets a key falls, for one seed: {@code murmur3_32(seed + ":" + key) × 100 000 >> 32}, the hash
 * taken as unsigned. The hash is MurmurHash3_x86_32 by Austin Appleby with hash seed 0, over UTF-8; a lone surrogate counts as
 * {@code ?}. Vectors: {@code docs/rollout-hash-vectors.csv}. Immutable; allocates nothing.
 */
public final class RolloutHash {
    /** How many buckets there are: a bucket is a thousandth of a percent. */
    public static final int BUCKETS = 100_000;

    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private final String seed;
    private final int prefixHash;
    private final int prefixTail;
    private final int prefixLength;

    public RolloutHash(String seed) {
        this(seed, (seed + ":").getBytes(StandardCharsets.UTF_8));
    }

    private RolloutHash(String seed, byte[] prefix) {
        this.seed = seed;
        int whole = prefix.length & ~3;
        int h = 0;
        for (int i = 0; i < whole; i += 4) {
            h = mix(
                    h,
                    prefix[i] & 0xff
                            | (prefix[i + 1] & 0xff) << 8
                            | (prefix[i + 2] & 0xff) << 16
                            | prefix[i + 3] << 24);
        }
        int tail = 0;
        for (int i = whole; i < prefix.length; i++) {
            tail |= (prefix[i] & 0xff) << (8 * (i - whole));
        }
        this.prefixHash = h;
        this.prefixTail = tail;
        this.prefixLength = prefix.length;
    }

    /** The hash alone, for those who compare it with others' implementations. */
    static int murmur3(String text) {
        return new RolloutHash("", new byte[0]).hash(text);
    }

    public String seed() {
        return seed;
    }

    /** The bucket of a key, 0 to 99 999. */
    public int bucket(String key) {
        return (int) ((hash(key) & 0xffff_ffffL) * BUCKETS >>> 32);
    }

    /** The 32 bits of the hash of {@code seed + ":" + key}. */
    public int hash(String key) {
        int h = prefixHash;
        int block = prefixTail;
        int length = prefixLength;
        for (int i = 0; i < key.length(); i++) {
            int c = key.charAt(i);
            int bytes = c;
            int count = 1;
            if (c >= 0x80) {
                int code = codePoint(key, i);
                bytes = utf8(code);
                count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
                i += code >>> 16 == 0 ? 0 : 1;
            }
            for (; count > 0; count--, bytes >>>= 8) {
                block |= (bytes & 0xff) << (8 * (length & 3));
                if ((++length & 3) == 0) {
                    h = mix(h, block);
                    block = 0;
                }
            }
        }
        return finish(h ^ scramble(block), length);
    }

    private static int codePoint(String text, int index) {
        int code = text.codePointAt(index);
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? '?' : code;
    }

    /** The bytes of a code point in UTF-8, the first one lowest. */
    private static int utf8(int code) {
        if (code < 0x80) {
            return code;
        }
        if (code < 0x800) {
            return 0xc0 | code >> 6 | (0x80 | code & 0x3f) << 8;
        }
        if (code < 0x10000) {
            return 0xe0 | code >> 12 | (0x80 | code >> 6 & 0x3f) << 8 | (0x80 | code & 0x3f) << 16;
        }
        return 0xf0
                | code >> 18
                | (0x80 | code >> 12 & 0x3f) << 8
                | (0x80 | code >> 6 & 0x3f) << 16
                | (0x80 | code & 0x3f) << 24;
    }

    private static int mix(int h, int block) {
        return Integer.rotateLeft(h ^ scramble(block), 13) * 5 + 0xe6546b64;
    }

    private static int scramble(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int finish(int hash, int length) {
        int h = hash ^ length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
