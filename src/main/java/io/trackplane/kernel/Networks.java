package io.trackplane.kernel;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from, no more exactly than needed: IPv4 to the /24, IPv6 to the /48. */
public final class Networks {
    /** Stands for an address that cannot be read. */
    public static final String UNKNOWN = "unknown";

    private Networks() {}

    /**
     * The network of an address, such as {@code 203.0.113.0/24}.
     *
     * @param address a literal one, as the container always gives it, so that no name is looked up
     */
    public static String of(String address) {
        try {
            return cut(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    private static String cut(InetAddress address) {
        int kept = address instanceof Inet4Address ? 3 : 6;
        var bytes = address.getAddress();
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            var network = InetAddress.getByAddress(bytes).getHostAddress();
            return network + (address instanceof Inet4Address ? "/24" : "/48");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes always make an address", e);
        }
    }
}
