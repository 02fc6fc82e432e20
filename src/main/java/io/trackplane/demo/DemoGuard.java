package io.trackplane.demo;

import io.trackplane.access.Users;
import io.trackplane.kernel.InvalidSetting;
import io.trackplane.tenancy.Tenants;
import java.net.InetAddress;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops the start, before anything listens, where a demo would be reachable from other machines or where demo data
 * would meet other data.
 */
@Component
class DemoGuard implements SmartInitializingSingleton {
    private final boolean demo;
    private final Environment settings;
    private final DemoStore store;
    private final Users users;
    private final Tenants tenants;
    private final Clock clock;

    DemoGuard(
            DemoProperties properties,
            Environment settings,
            DemoStore store,
            Users users,
            Tenants tenants,
            Clock clock) {
        this.demo = properties.enabled();
        this.settings = settings;
        this.store = store;
        this.users = users;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (demo) {
            requireLoopback("server.address");
            if (hasManagementServer()) {
                requireLoopback("management.server.address");
            }
        }
        requireMatchingStore();
    }

    private void requireMatchingStore() {
        boolean marked = store.find().isPresent();
        if (marked && !demo) {
            throw new InvalidSetting(
                    "The stored data is that of a demo, whose passwords and keys everybody knows: set trackplane.demo.enabled to true, or point trackplane.data-dir (spring.mongodb.uri where an external MongoDB is used) to other data.");
        }
        if (demo && !marked) {
            if (!users.isEmpty() || !tenants.all().isEmpty()) {
                throw new InvalidSetting(
                        "Demo mode is on and the stored data is not that of a demo: set trackplane.demo.enabled to false, or point trackplane.data-dir (spring.mongodb.uri where an external MongoDB is used) to an empty place.");
            }
            store.mark(clock.instant());
        }
    }

    private void requireLoopback(String setting) {
        var address = Binder.get(settings).bind(setting, InetAddress.class).orElse(null);
        if (address == null || !address.isLoopbackAddress()) {
            throw new InvalidSetting(
                    "Demo mode is on, whose passwords and keys everybody knows, and %s is %s: set it to 127.0.0.1, or set trackplane.demo.enabled to false."
                            .formatted(setting, address == null ? "not set" : address.getHostAddress()));
        }
    }

    /** Whether the management endpoints have a port of their own. */
    private boolean hasManagementServer() {
        var port = settings.getProperty("management.server.port", Integer.class);
        return port != null && port >= 0 && !port.equals(settings.getProperty("server.port", Integer.class));
    }
}
