package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Beginning;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.SdkKey;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of "what to do next".
 *
 * @param name part of the message keys {@code tenancy.start.step.<name>}, {@code ….why} and {@code ….do}
 * @param done whether it has been done, as the stored data says
 * @param href where to do it
 * @param permission what doing it needs
 * @param opensDialog whether it is done in the keys dialog
 */
record Step(String name, boolean done, String href, Permission permission, boolean opensDialog) {
    /** The steps that make sense for this application, in their order. */
    static List<Step> of(Application application, Environment environment, KeysView keys, boolean hasColleagues) {
        var base = keys.base();
        var steps = new ArrayList<Step>();
        var used = keys.rows().stream().anyMatch(row -> row.key().lastUsedAt() != null);
        steps.add(new Step("check", used, base + "#check", Permission.TENANT_READ, false));
        if (application.platforms().contains(Platform.WEB)) {
            var allowed = !environment.origins().isEmpty();
            steps.add(new Step("origins", allowed, base + "/origins", Permission.KEYS_CHANGE, false));
        }
        var server =
                keys.rows().stream().anyMatch(row -> row.works() && row.key().kind() == SdkKey.Kind.SERVER);
        steps.add(new Step("server-key", server, base + "/keys/new", Permission.KEYS_CHANGE, true));
        var members = "/t/" + environment.tenant() + "/members";
        steps.add(new Step("colleague", hasColleagues, members, Permission.MEMBERS_CHANGE, false));
        return List.copyOf(steps);
    }

    /** What another module begins with. */
    static Step of(Beginning beginning, Environment environment, KeysView keys) {
        return new Step(
                beginning.name(),
                beginning.isDone(environment),
                keys.base() + beginning.page(),
                beginning.permission(),
                false);
    }
}
