package io.trackplane.privacy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Internet addresses in text. */
final class Networks {
    private static final int GROUPS = 8;

    private Networks() {}

    /** The network of an address in the canonical form that the detectors give: /24 or /48. */
    static String cut(String canonical) {
        if (canonical.indexOf(':') < 0) {
            return canonical.substring(0, canonical.lastIndexOf('.')) + ".0/24";
        }
        var groups = parse(canonical);
        if (groups == null) {
            throw new IllegalArgumentException("not an address in canonical form");
        }
        return mapped(groups) ? cut(embedded(groups)) : prefix(groups) + "::/48";
    }

    private static String prefix(int[] groups) {
        var last = 3;
        while (last > 0 && groups[last - 1] == 0) {
            last--;
        }
        var text = new StringBuilder();
        for (var group = 0; group < last; group++) {
            text.append(group == 0 ? "" : ":").append(Integer.toHexString(groups[group]));
        }
        return text.toString();
    }

    private static boolean mapped(int[] groups) {
        return Arrays.equals(Arrays.copyOf(groups, 6), new int[] {0, 0, 0, 0, 0, 0xFFFF});
    }

    private static String embedded(int[] groups) {
        return (groups[6] >> 8) + "." + (groups[6] & 0xFF) + "." + (groups[7] >> 8) + "." + (groups[7] & 0xFF);
    }

    /** All eight groups of an IPv6 address, written out. */
    static String canonical(int[] groups) {
        var text = new StringBuilder();
        for (var group : groups) {
            text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(group));
        }
        return text.toString();
    }

    /** The eight groups of an IPv6 address (RFC 4291, 2.2); null when it is none. */
    static int @Nullable [] parse(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            var all = groups(text);
            return all != null && all.length == GROUPS ? all : null;
        }
        var left = groups(text.substring(0, gap));
        var right = groups(text.substring(gap + 2));
        if (left == null || right == null || left.length + right.length >= GROUPS) {
            return null;
        }
        var all = Arrays.copyOf(left, GROUPS);
        System.arraycopy(right, 0, all, GROUPS - right.length, right.length);
        return all;
    }

    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return null;
        }
        var found = new int[parts.length + 1];
        var count = 0;
        for (var part : parts) {
            var last = count == parts.length - 1;
            if (last && part.indexOf('.') > 0) {
                count = dotted(part, found, count);
            } else {
                found[count] = group(part);
                count = found[count] < 0 ? -1 : count + 1;
            }
            if (count < 0) {
                return null;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int group(String part) {
        if (part.isEmpty() || part.length() > 4 || part.indexOf('.') >= 0) {
            return -1;
        }
        return Integer.parseInt(part, 16);
    }

    private static int dotted(String part, int[] found, int count) {
        var octets = part.split("\\.", -1);
        if (octets.length != 4) {
            return -1;
        }
        var value = 0L;
        for (var octet : octets) {
            if (!octet(octet)) {
                return -1;
            }
            value = value * 256 + Integer.parseInt(octet);
        }
        found[count] = (int) (value >> 16);
        found[count + 1] = (int) (value & 0xFFFF);
        return count + 2;
    }

    /** Whether that is a number from 0 to 255 without leading zeros. */
    static boolean octet(CharSequence text) {
        var length = text.length();
        if (length == 0 || length > 3 || (length > 1 && text.charAt(0) == '0')) {
            return false;
        }
        var value = 0;
        for (var place = 0; place < length; place++) {
            if (!Letters.digit(text.charAt(place))) {
                return false;
            }
            value = value * 10 + text.charAt(place) - '0';
        }
        return value <= 255;
    }
}
