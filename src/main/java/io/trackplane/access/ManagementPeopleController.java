package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members and invitations, for programs: the same rules as in the console. */
@RestController
class ManagementPeopleController {
    private static final String MEMBERS = Paths.MANAGEMENT + "/members";
    private static final String INVITATIONS = Paths.MANAGEMENT + "/invitations";

    private final Memberships memberships;
    private final Invitations invitations;
    private final InvitationLinks links;

    ManagementPeopleController(Memberships memberships, Invitations invitations, InvitationLinks links) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.links = links;
    }

    /** Another role for a member. */
    record RoleChange(@Nullable String role, @Nullable String reason) {}

    /** Somebody to be invited. */
    record NewInvitation(@Nullable String email, @Nullable String role) {}

    @GetMapping(MEMBERS)
    @RequiresPermission(Permission.MEMBERS_READ)
    List<ManagementAnswers.MemberAnswer> members(Caller caller) {
        var tenant = ManagementController.tenant(caller);
        return memberships.of(tenant).stream()
                .map(user -> ManagementAnswers.MemberAnswer.of(user, tenant))
                .toList();
    }

    @PutMapping(MEMBERS + "/{member}")
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    ManagementAnswers.MemberAnswer changeRole(
            @PathVariable String member, @RequestBody RoleChange change, Caller caller) {
        var tenant = ManagementController.tenant(caller);
        var changed = memberships.changeRole(
                tenant, member, role(change.role()), caller.actor(), standing(caller), change.reason());
        return ManagementAnswers.MemberAnswer.of(changed, tenant);
    }

    @DeleteMapping(MEMBERS + "/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    void remove(@PathVariable String member, @RequestParam(required = false) @Nullable String reason, Caller caller) {
        memberships.remove(ManagementController.tenant(caller), member, caller.actor(), standing(caller), reason);
    }

    @GetMapping(INVITATIONS)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    List<ManagementAnswers.InvitationAnswer> invitations(Caller caller) {
        return invitations.pending(ManagementController.tenant(caller)).stream()
                .map(invitation -> ManagementAnswers.InvitationAnswer.of(invitation, null))
                .toList();
    }

    @PostMapping(INVITATIONS)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    ManagementAnswers.InvitationAnswer invite(@RequestBody NewInvitation wanted, Caller caller) {
        var email = Objects.requireNonNullElse(wanted.email(), "");
        var issued = invitations.invite(ManagementController.tenant(caller), email, role(wanted.role()), caller);
        return ManagementAnswers.InvitationAnswer.of(issued.invitation(), links.link(issued));
    }

    @DeleteMapping(INVITATIONS + "/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    void revoke(@PathVariable String invitation, Caller caller) {
        invitations.revoke(ManagementController.tenant(caller), invitation, caller);
    }

    private static Role role(@Nullable String key) {
        return Role.ofKey(Objects.requireNonNullElse(key, ""))
                .orElseThrow(() -> new Problem.Invalid("role", Message.of("access.members.role-unknown")));
    }

    private static Role standing(Caller caller) {
        return Role.within(caller.permissions()).orElseThrow(Problem.NotFound::new);
    }
}
