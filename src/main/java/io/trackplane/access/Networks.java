package io.trackplane.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from, no more exactly than needed: IPv4 to the /24, IPv6 to the /48. */
final class Networks {
    private Networks() {}

    /** The network a request comes from; the container always gives a literal address, so no name is looked up. */
    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        try {
            return cut(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return "unknown";
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
