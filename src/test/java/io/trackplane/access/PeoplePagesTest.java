package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Tenants;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PeoplePagesTest {
    private static final Pattern LINK = Pattern.compile("/invitations/(tpi_[A-Za-z0-9_-]+)");
    private static final Pattern TOKEN = Pattern.compile("(tpm_[A-Za-z0-9_-]{32})");
    private static final Pattern OTHER_SESSION = Pattern.compile("/account/sessions/([0-9a-f]{64})/end");

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Autowired
    private ManagementTokens tokens;

    @Autowired
    private Invitations invitations;

    private People people;
    private String members = "";

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
        members = "/t/" + people.tenant + "/members";
    }

    @Test
    void aReasonThatCannotBeReadLeavesTheRowInEditing() {
        var owner = new Visitor(port).signedInAs(people.the(Role.OWNER));
        var answer = owner.postPiece(
                members + "/" + people.the(Role.VIEWER).id(), "role", "operator", "reason", "on\u0001call");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("name=\"reason\"");
    }

    @Test
    void everyPageIsThereInBothLanguagesAndMissesNoText() {
        var viewer = people.the(Role.VIEWER);
        invitations.invite(people.tenant, "pending@x.example", Role.VIEWER, people.caller(Role.OWNER));
        tokens.create(people.the(Role.OWNER), new NewManagementToken(people.tenant, Role.VIEWER, "Export", 3));
        var pages = List.of(
                members,
                members + "?q=nobody",
                members + "/" + viewer.id(),
                members + "/" + people.the(Role.OWNER).id(),
                members + "/invite",
                "/t/" + people.tenant + "/roles",
                "/account",
                "/account/password",
                "/account/sessions",
                "/account/tokens",
                "/account/tokens/new");
        for (var language : List.of("en", "zh-CN")) {
            var owner = signedIn(Role.OWNER).reading(language);
            for (var path : pages) {
                var page = owner.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body())
                        .as(path)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void aTenantWhoseOwnerCannotBeInvitedIsNotCreated() {
        var address = UUID.randomUUID() + "@x.example";
        var platform = new NewUser(address, "Platform", People.PASSWORD, true, null);
        var administrator = new Visitor(port).signedInAs(users.create(platform, Actor.SYSTEM));
        var refused = administrator.post(
                "/platform/tenants/new",
                "name",
                "Ownerless",
                "slug",
                "ownerless",
                "zone",
                "UTC",
                "language",
                "en",
                "owner",
                "a,b@x.example");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"form-owner-error\"");
        assertThat(tenants.find("ownerless")).isEmpty();
    }

    @Test
    void aViewerSeesTheMembersButNoWayToChangeThem() {
        var viewer = signedIn(Role.VIEWER);
        assertThat(viewer.get(members).body())
                .contains(people.the(Role.VIEWER).email())
                .doesNotContain("/edit", "Revoke");
        assertThat(viewer.get(members + "/invite").statusCode()).isEqualTo(403);
        assertThat(viewer.post(members + "/invite", "email", "a@x.example", "role", "viewer")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPageThatDoesNotExistKeepsThePlaceItsAddressBeginsWith() {
        var page = signedIn(Role.VIEWER).get("/t/" + people.tenant + "/nothing");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Tenant " + people.tenant, "href=\"" + members + "\"");
    }

    @Test
    void aPageThatDoesNotExistTellsAStrangerNothingOfTheTenant() {
        var page = new Visitor(port).signedInAs(people.stranger()).get("/t/" + people.tenant + "/nothing");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("Tenant " + people.tenant, "href=\"" + members + "\"");
    }

    @Test
    void aRoleIsEditedInItsRow() {
        var member = people.the(Role.VIEWER);
        var owner = signedIn(Role.OWNER);
        var edit = owner.getPiece(members + "/" + member.id() + "/edit");
        assertThat(edit.statusCode()).isEqualTo(200);
        assertThat(edit.body()).contains("<select").doesNotContain("<html");
        var saved = owner.postPiece(
                members + "/" + member.id(), "role", "operator", "original.role", "viewer", "reason", "on call");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("Operator").doesNotContain("<html");
        assertThat(role(member)).isEqualTo(Role.OPERATOR);
    }

    @Test
    void aRoleIsEditedOnItsPageWithoutScript() {
        var member = people.the(Role.VIEWER);
        var saved =
                signedIn(Role.OWNER).post(members + "/" + member.id(), "role", "product", "original.role", "viewer");
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(role(member)).isEqualTo(Role.PRODUCT);
    }

    @Test
    void whoEditsARoleThatSomebodyElseChangedIsAskedFirst() {
        var member = people.the(Role.VIEWER);
        var owner = signedIn(Role.OWNER);
        var page = owner.post(members + "/" + member.id(), "role", "product", "original.role", "operator");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("merge-title", "Operator", "Viewer", "Product");
        var row = owner.postPiece(members + "/" + member.id(), "role", "product", "original.role", "operator");
        assertThat(row.statusCode()).isEqualTo(409);
        assertThat(row.body()).contains("meanwhile").doesNotContain("<html");
        assertThat(role(member)).isEqualTo(Role.VIEWER);
    }

    @Test
    void theLastOwnerIsKept() {
        var path = members + "/" + people.the(Role.OWNER).id();
        var page = signedIn(Role.OWNER).post(path, "role", "viewer", "original.role", "owner");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("at least one owner");
    }

    @Test
    void anInventedRoleAndAnEndlessReasonAreRefused() {
        var path = members + "/" + people.the(Role.VIEWER).id();
        var owner = signedIn(Role.OWNER);
        assertThat(owner.post(path, "role", "emperor").statusCode()).isEqualTo(422);
        assertThat(owner.post(path, "role", "admin", "reason", "x".repeat(501)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anotherTenantsMembersDoNotExist() {
        var others = new People(tenants, users, memberships);
        var owner = signedIn(Role.OWNER);
        var path = members + "/" + others.the(Role.VIEWER).id();
        assertThat(owner.get(path).statusCode()).isEqualTo(404);
        assertThat(owner.post(path, "role", "admin").statusCode()).isEqualTo(404);
        assertThat(owner.post(
                                path + "/remove",
                                "confirm",
                                others.the(Role.VIEWER).email())
                        .statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/t/" + others.tenant + "/members").statusCode()).isEqualTo(404);
    }

    @Test
    void removingAsksForTheAddressAndEndsTheSessions() {
        var member = people.the(Role.VIEWER);
        var removed = signedIn(Role.VIEWER);
        var owner = signedIn(Role.OWNER);
        var remove = members + "/" + member.id() + "/remove";
        assertThat(owner.post(remove, "confirm", "wrong").statusCode()).isEqualTo(422);
        assertThat(removed.get(members).statusCode()).isEqualTo(200);
        assertThat(owner.post(remove, "confirm", member.email()).statusCode()).isEqualTo(302);
        assertThat(removed.get(members).statusCode()).isEqualTo(302);
        assertThat(memberships.of(people.tenant)).hasSize(1);
    }

    @Test
    void whoLeavesATenantStaysSignedInWithoutIt() {
        var member = people.the(Role.VIEWER);
        people.the(Role.OWNER);
        var here = signedIn(Role.VIEWER);
        var elsewhere = signedIn(Role.VIEWER);
        assertThat(here.post(members + "/leave", "confirm", "wrong").statusCode())
                .isEqualTo(422);
        assertThat(here.post(members + "/leave", "confirm", member.email()).statusCode())
                .isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(here.get(members).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aStrangerAcceptsAnInvitationAndIsIn() {
        var email = "stranger@" + people.tenant + ".example";
        var invited = signedIn(Role.OWNER).post(members + "/invite", "email", email, "role", "viewer");
        assertThat(invited.statusCode()).isEqualTo(200);
        var link = "/invitations/" + found(LINK, invited);
        var stranger = new Visitor(port);
        assertThat(stranger.get(link).body()).contains(email, "Viewer");
        var unrepeated = stranger.post(link, "name", "Stranger", "password", People.PASSWORD);
        assertThat(unrepeated.statusCode()).isEqualTo(422);
        assertThat(unrepeated.body()).doesNotContain(People.PASSWORD);
        var accepted =
                stranger.post(link, "name", "Stranger", "password", People.PASSWORD, "repeated", People.PASSWORD);
        assertThat(accepted.statusCode()).isEqualTo(302);
        assertThat(stranger.get(members).statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkForSomebodyElseIsExplained() {
        var invited = people.stranger();
        var issued = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.OWNER));
        var link = "/invitations/" + issued.token();
        var other = new Visitor(port).signedInAs(people.stranger());
        assertThat(other.get(link).body()).contains("for somebody else", invited.email());
        other.post(link);
        assertThat(invitations.open(issued.token())).isPresent();
        assertThat(new Visitor(port).get(link).body()).contains(link + "/sign-in");
        var right = new Visitor(port).signedInAs(invited);
        assertThat(right.get(link).body()).contains("You are signed in as");
        assertThat(right.post(link).statusCode()).isEqualTo(302);
        assertThat(right.get(members).statusCode()).isEqualTo(200);
    }

    @Test
    void aMemberAlreadyIsTold() {
        var invited = people.stranger();
        var issued = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.OWNER));
        memberships.add(
                people.tenant, invited.id(), Role.ADMIN, people.the(Role.OWNER).actor());
        var visitor = new Visitor(port).signedInAs(invited);
        assertThat(visitor.get("/invitations/" + issued.token()).body()).contains("already");
        visitor.post("/invitations/" + issued.token());
        assertThat(role(invited)).isEqualTo(Role.ADMIN);
    }

    @Test
    void unknownUsedAndRevokedLinksLookTheSame() {
        var invited = people.stranger();
        var used = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.OWNER));
        invitations.accept(used.token(), invited);
        var revoked = invitations.invite(people.tenant, "gone@x.example", Role.VIEWER, people.caller(Role.OWNER));
        invitations.revoke(people.tenant, revoked.invitation().id(), people.caller(Role.OWNER));
        var unknown = gone("tpi_unknown");
        assertThat(gone(used.token())).isEqualTo(unknown);
        assertThat(gone(revoked.token())).isEqualTo(unknown);
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndKeepsThisOne() {
        var here = signedIn(Role.VIEWER);
        var elsewhere = signedIn(Role.VIEWER);
        var before = here.cookie(AccessConfiguration.SESSION_COOKIE);
        var wrong = here.post("/account/password", "present", "no", "wanted", "new horse", "repeated", "new horse");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("not your present password");
        var changed = here.post(
                "/account/password",
                "present",
                People.PASSWORD,
                "wanted",
                "another horse battery",
                "repeated",
                "another horse battery");
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(here.cookie(AccessConfiguration.SESSION_COOKIE)).isNotEqualTo(before);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void oneSessionIsEndedFromAnother() {
        var here = signedIn(Role.VIEWER);
        var elsewhere = signedIn(Role.VIEWER);
        var end = "/account/sessions/" + found(OTHER_SESSION, here.get("/account/sessions")) + "/end";
        assertThat(signedIn(Role.OWNER).post(end).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
        assertThat(here.post(end).statusCode()).isEqualTo(302);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsAreEndedAtOnce() {
        var here = signedIn(Role.VIEWER);
        var one = signedIn(Role.VIEWER);
        var two = signedIn(Role.VIEWER);
        assertThat(here.post("/account/sessions/end-others").statusCode()).isEqualTo(302);
        assertThat(one.get("/account").statusCode()).isEqualTo(302);
        assertThat(two.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theProfileIsSavedAndTheLanguageFollows() {
        var user = people.the(Role.VIEWER);
        var visitor = signedIn(Role.VIEWER);
        assertThat(profile(visitor, user, user.name(), "Renamed", "zh-CN").statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/account").body()).contains("lang=\"zh-CN\"", "Renamed");
        var stale = profile(visitor, user, user.name(), "Another", "en");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("merge-title", "Renamed", "Another", user.name());
        assertThat(profile(visitor, users.find(user.id()).orElseThrow(), "Renamed", " ", "zh-CN")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTokenIsShownOnce() {
        var visitor = signedIn(Role.ADMIN);
        var made = token(visitor, "viewer", "30");
        assertThat(made.statusCode()).isEqualTo(200);
        var value = found(TOKEN, made);
        assertThat(tokens.authenticate(value)).isPresent();
        assertThat(visitor.get("/account/tokens").body()).contains("Export").doesNotContain(value);
        assertThat(token(visitor, "owner", "many").statusCode()).isEqualTo(422);
        var id = tokens.of(people.the(Role.ADMIN).id()).getFirst().id();
        assertThat(signedIn(Role.OWNER)
                        .post("/account/tokens/" + id + "/revoke")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post("/account/tokens/" + id + "/revoke").statusCode())
                .isEqualTo(302);
        assertThat(tokens.authenticate(value)).isEmpty();
    }

    @Test
    void scriptInEveryFieldIsText() {
        var script = "<script>alert(1)</script>";
        var user = people.the(Role.OWNER);
        var visitor = signedIn(Role.OWNER);
        profile(visitor, user, user.name(), script, "en");
        visitor.post("/account/tokens/new", "label", script, "tenant", people.tenant, "role", "viewer", "days", "3");
        for (var path : List.of(
                "/account",
                "/account/tokens",
                members,
                members + "/" + user.id(),
                members + "?q=%3Cscript%3Ealert(1)%3C/script%3Enothing")) {
            assertThat(visitor.get(path).body()).as(path).doesNotContain(script).contains("&lt;script&gt;");
        }
    }

    private HttpResponse<String> token(Visitor visitor, String role, String days) {
        return visitor.post(
                "/account/tokens/new", "label", "Export", "tenant", people.tenant, "role", role, "days", days);
    }

    private static HttpResponse<String> profile(
            Visitor visitor, User before, String original, String name, String language) {
        return visitor.post(
                "/account",
                "version",
                Long.toString(before.version()),
                "original.name",
                original,
                "original.language",
                "en",
                "name",
                name,
                "language",
                language);
    }

    private Visitor signedIn(Role role) {
        return new Visitor(port).signedInAs(people.the(role));
    }

    private Role role(User member) {
        return memberships
                .get(people.tenant, member.id())
                .membership(people.tenant)
                .orElseThrow()
                .role();
    }

    /** The page without what differs from request to request. */
    private String gone(String token) {
        var answer = new Visitor(port).get("/invitations/" + token);
        assertThat(answer.statusCode()).isEqualTo(410);
        return answer.body().replace(token, "").replaceAll("hx-headers=\"[^\"]+\"", "");
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
