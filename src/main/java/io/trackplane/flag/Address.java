package io.trackplane.flag;

import org.jspecify.annotations.Nullable;

/**
 * An IP address, read without asking any name service: IPv4 in dotted decimal, IPv6 after RFC 4291 §2.2. An IPv4-mapped IPv6
 * address ({@code ::ffff:10.0.0.1}) is the IPv4 address. No zone, no port, no leading zeros in IPv4.
 *
 * @param four whether it is an IPv4 address, then in the lowest 32 bits
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
record Address(boolean four, long high, long low) {
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

    static @Nullable Address read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        return text.indexOf(':') < 0 ? readFour(text) : readSix(text);
    }

    private static @Nullable Address readFour(String text) {
        long bits = four(text);
        return bits < 0 ? null : new Address(true, 0, bits);
    }

    /** The 32 bits, or −1. */
    private static long four(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long bits = 0;
        for (var part : parts) {
            int octet = number(part, 10, 3);
            if (octet < 0 || octet > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return -1;
            }
            bits = bits << 8 | octet;
        }
        return bits;
    }

    private static @Nullable Address readSix(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            var groups = groups(text);
            return groups != null && groups.length == GROUPS ? ofGroups(groups) : null;
        }
        var head = groups(text.substring(0, gap));
        var tail = groups(text.substring(gap + 2));
        if (head == null || tail == null || head.length + tail.length >= GROUPS) {
            return null;
        }
        var all = new int[GROUPS];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
        return ofGroups(all);
    }

    private static Address ofGroups(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return high == 0 && low >>> 32 == 0xffff
                ? new Address(true, 0, low & 0xffffffffL)
                : new Address(false, high, low);
    }

    /** 16-bit groups between colons, the last two perhaps in dotted decimal; null when something else stands there. */
    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        var groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
            groups[i] = number(parts[i], 16, 4);
            if (groups[i] < 0) {
                return null;
            }
        }
        return dotted ? withFour(groups, parts[parts.length - 1]) : groups;
    }

    private static int @Nullable [] withFour(int[] groups, String text) {
        long bits = four(text);
        groups[groups.length - 2] = (int) (bits >>> 16 & 0xffff);
        groups[groups.length - 1] = (int) (bits & 0xffff);
        return bits < 0 ? null : groups;
    }

    /** A number of at most that many ASCII digits, or −1. */
    static int number(String digits, int radix, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
