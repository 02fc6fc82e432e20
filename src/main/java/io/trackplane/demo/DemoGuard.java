package io.trackplane.demo;

import io.trackplane.access.Users;
import io.trackplane.kernel.InvalidSetting;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
            DemoAddress.check(settings);
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
}
