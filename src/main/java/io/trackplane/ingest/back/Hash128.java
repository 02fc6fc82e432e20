package io.trackplane.ingest.back;

/**
 * MurmurHash3_x64_128 by Austin Appleby, fed piece by piece and used again after {@link #begin}. Texts count as UTF-8, a lone surrogate
 * as {@code ?}. Not for several threads; allocates nothing.
 */
final class Hash128 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long h1;
    private long h2;
    private long low;
    private long high;
    private int length;

    /** Forgets everything and begins with a seed. */
    Hash128 begin(int seed) {
        h1 = seed & 0xffff_ffffL;
        h2 = h1;
        low = 0;
        high = 0;
        length = 0;
        return this;
    }

    /** Adds a text. */
    Hash128 add(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                octet(c);
            } else {
                i += wide(text.codePointAt(i));
            }
        }
        return this;
    }

    /** Adds 64 bits, the lowest first. */
    Hash128 add(long bits) {
        for (int shift = 0; shift < 64; shift += 8) {
            octet((int) (bits >>> shift));
        }
        return this;
    }

    /** Adds the lowest eight bits; between texts, so that {@code ab, c} differs from {@code a, bc}. */
    Hash128 octet(int bits) {
        long octet = bits & 0xffL;
        int at = length++ & 15;
        if (at < 8) {
            low |= octet << (8 * at);
        } else {
            high |= octet << (8 * (at - 8));
            if (at == 15) {
                block();
            }
        }
        return this;
    }

    private int wide(int code) {
        if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            octet('?');
            return 0;
        }
        if (code < 0x800) {
            octet(0xc0 | code >> 6);
        } else if (code < 0x10000) {
            octet(0xe0 | code >> 12);
            octet(0x80 | code >> 6 & 0x3f);
        } else {
            octet(0xf0 | code >> 18);
            octet(0x80 | code >> 12 & 0x3f);
            octet(0x80 | code >> 6 & 0x3f);
        }
        octet(0x80 | code & 0x3f);
        return code >>> 16 == 0 ? 0 : 1;
    }

    private void block() {
        h1 ^= Long.rotateLeft(low * C1, 31) * C2;
        h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
        h2 ^= Long.rotateLeft(high * C2, 33) * C1;
        h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        low = 0;
        high = 0;
    }

    /** Ends: {@link #low()} and {@link #high()} hold the halves of the hash. */
    Hash128 end() {
        h2 ^= Long.rotateLeft(high * C2, 33) * C1;
        h1 ^= Long.rotateLeft(low * C1, 31) * C2;
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = mix(h1);
        h2 = mix(h2);
        h1 += h2;
        h2 += h1;
        return this;
    }

    /** The first half, after {@link #end}. */
    long low() {
        return h1;
    }

    /** The second half, after {@link #end}. */
    long high() {
        return h2;
    }

    /** Spreads the bits of a number over all others; one to one. */
    static long mix(long bits) {
        long h = bits;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
