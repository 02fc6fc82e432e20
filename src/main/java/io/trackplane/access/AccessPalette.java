package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Paths;
import io.trackplane.web.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The people of the tenant one stands in, and inviting another. Pages are found by way of the sidebars. */
@Component
class AccessPalette implements PaletteContributor {
    private static final String GROUP = "access.palette.people";
    private static final int MOST = 8;

    private final Memberships memberships;
    private final MessageSource messages;

    AccessPalette(Memberships memberships, MessageSource messages) {
        this.memberships = memberships;
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        var tenant = around.place().tenant();
        if (tenant == null) {
            return List.of();
        }
        var found = new ArrayList<PaletteEntry>();
        invite(query, tenant, around, locale).forEach(found::add);
        if (!query.isEmpty() && around.permissions().contains(Permission.MEMBERS_READ)) {
            members(query, tenant).limit(MOST - found.size()).forEach(found::add);
        }
        return found;
    }

    private Stream<PaletteEntry> invite(String query, String tenant, Surroundings around, Locale locale) {
        var title = messages.getMessage("access.palette.invite", null, locale);
        return Stream.of(new PaletteEntry(GROUP, "plus", title, tenant, Paths.tenant(tenant) + "/members/invite"))
                .filter(entry -> around.permissions().contains(Permission.MEMBERS_CHANGE))
                .filter(entry -> contains(title, query));
    }

    private Stream<PaletteEntry> members(String query, String tenant) {
        return memberships.of(tenant).stream()
                .filter(user -> contains(user.name(), query) || contains(user.email(), query))
                .map(user -> new PaletteEntry(
                        GROUP, "user", user.name(), user.email(), Paths.tenant(tenant) + "/members/" + user.id()));
    }

    private static boolean contains(String text, String query) {
        return text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
}
