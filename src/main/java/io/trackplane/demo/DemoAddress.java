package io.trackplane.demo;

import io.trackplane.kernel.InvalidSetting;
import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Where a demo may listen: where only programs of the same machine can call. */
final class DemoAddress {
    private DemoAddress() {}

    /**
     * Looks at the addresses of the server and, where it has a port of its own, of its management endpoints.
     *
     * @throws InvalidSetting when others could reach it
     */
    static void check(Environment settings) {
        requireLoopback(settings, "server.address");
        if (hasManagementServer(settings)) {
            requireLoopback(settings, "management.server.address");
        }
    }

    private static void requireLoopback(Environment settings, String setting) {
        var address = Binder.get(settings).bind(setting, InetAddress.class).orElse(null);
        if (address == null || !address.isLoopbackAddress()) {
            throw new InvalidSetting(
                    "Demo mode is on, whose passwords and keys everybody knows, and %s is %s: set it to 127.0.0.1, or set trackplane.demo.enabled to false."
                            .formatted(setting, address == null ? "not set" : address.getHostAddress()));
        }
    }

    private static boolean hasManagementServer(Environment settings) {
        var port = settings.getProperty("management.server.port", Integer.class);
        return port != null && port >= 0 && !port.equals(settings.getProperty("server.port", Integer.class));
    }
}
