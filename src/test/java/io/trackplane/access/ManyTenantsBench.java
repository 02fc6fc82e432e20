package io.trackplane.access;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Console pages with 200 tenants, one of them with as many members as it may have, beside a static file. Run by {@code bench/many-tenants}, not by the build. */
@ServerTest
class ManyTenantsBench {
    private static final int TENANTS = 200;
    private static final int REQUESTS = 300;

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Test
    void report() {
        System.out.println(TENANTS + " tenants, " + fill() + " members, p50 and p99 of whole requests");
        var owner = new Visitor(port).signedInAs(email(0), People.PASSWORD);
        for (var path : List.of(
                "/icons.svg",
                "/t/many-0",
                "/t/many-0/a/app_0/e/production",
                "/t/many-0/a/app_0/e/production/flags",
                "/t/many-0/a/app_0/e/production/plan",
                "/t/many-0/members",
                "/t/many-0/audit",
                "/palette")) {
            measure(owner, path);
            System.out.println(path + measure(owner, path));
        }
    }

    private int fill() {
        for (int i = 0; i < TENANTS; i++) {
            tenants.create(new NewTenant("many-" + i, "Tenant " + i, ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
            applications.create(
                    "many-" + i, new NewApplication("app_" + i, "Application", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        }
        int members = tenants.get("many-0").limits().maxMembers();
        var people = IntStream.range(0, members)
                .mapToObj(i -> new NewUser(email(i), "Person " + i, People.PASSWORD, false, null))
                .toList();
        users.createSharing(people, Actor.SYSTEM);
        for (int i = 0; i < members; i++) {
            var user = users.findByEmail(email(i)).orElseThrow();
            memberships.add("many-0", user.id(), i == 0 ? Role.OWNER : Role.VIEWER, Actor.SYSTEM);
        }
        var owner = users.findByEmail(email(0)).orElseThrow();
        for (int i = 1; i < TENANTS; i++) {
            memberships.add("many-" + i, owner.id(), Role.OWNER, Actor.SYSTEM);
        }
        return members;
    }

    private static String email(int number) {
        return "person" + number + "@many.example";
    }

    private static String measure(Visitor visitor, String path) {
        var times = new long[REQUESTS];
        int length = 0;
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            length = visitor.get(path).body().length();
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        return String.format(
                " p50 %.1f ms, p99 %.1f ms, %d kB",
                times[REQUESTS / 2] / 1e6, times[REQUESTS * 99 / 100] / 1e6, length / 1000);
    }
}
