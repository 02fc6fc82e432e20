package io.trackplane.flag;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses in CIDR notation. An address alone is a network of one; bits after the prefix do not count.
 *
 * @param base an address in it
 * @param prefix how many bits of it count: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
record Network(Address base, int prefix) {
    private static final int MAPPED = 96;

    /** A network that was checked before. */
    static Network of(String checked) {
        return Objects.requireNonNull(read(checked), checked);
    }

    static @Nullable Network read(String text) {
        int slash = text.indexOf('/');
        var base = Address.read(slash < 0 ? text : text.substring(0, slash));
        if (base == null) {
            return null;
        }
        int most = base.four() ? 32 : 128;
        if (slash < 0) {
            return new Network(base, most);
        }
        int prefix = Address.number(text.substring(slash + 1), 10, 3);
        if (base.four() && text.indexOf(':') >= 0) {
            prefix -= MAPPED;
        }
        return prefix < 0 || prefix > most ? null : new Network(base, prefix);
    }

    boolean contains(Address address) {
        if (address.four() != base.four()) {
            return false;
        }
        if (base.four()) {
            return same(address.low() << 32, base.low() << 32, prefix);
        }
        return same(address.high(), base.high(), Math.min(prefix, 64))
                && same(address.low(), base.low(), Math.max(prefix - 64, 0));
    }

    /** Whether the first bits are the same. */
    private static boolean same(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
    }
}
