package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Slice;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of a tenant's people and of the invitations that are under way. */
@Controller
class MembersController {
    private static final int PAGE_SIZE = 50;

    private final Memberships memberships;
    private final Invitations invitations;
    private final Tenants tenants;
    private final Clock clock;

    MembersController(Memberships memberships, Invitations invitations, Tenants tenants, Clock clock) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping(Paths.TENANT + "/members")
    @RequiresPermission(Permission.MEMBERS_READ)
    String list(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        var all = members(tenant, caller);
        var found = all.stream().filter(member -> member.matches(q)).toList();
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("members", Slice.of(found, page, PAGE_SIZE));
        model.addAttribute("searchable", all.size() > 8);
        model.addAttribute("q", q.strip());
        model.addAttribute("href", href(tenant, q.strip()));
        model.addAttribute("invitations", pending(tenant, caller));
        return "access/members";
    }

    private List<MemberView> members(String tenant, Caller caller) {
        return memberships.of(tenant).stream()
                .map(user -> MemberView.of(user, tenant, caller))
                .toList();
    }

    private List<InvitationView> pending(String tenant, Caller caller) {
        if (!caller.may(Permission.MEMBERS_CHANGE)) {
            return List.of();
        }
        var now = clock.instant();
        return invitations.pending(tenant).stream()
                .map(invitation -> InvitationView.of(invitation, caller, now))
                .toList();
    }

    private static String href(String tenant, String q) {
        var path = UriComponentsBuilder.fromPath(Paths.tenant(tenant) + "/members");
        return q.isEmpty()
                ? path.build().toUriString()
                : path.queryParam("q", "{q}").encode().buildAndExpand(q).toUriString();
    }
}
