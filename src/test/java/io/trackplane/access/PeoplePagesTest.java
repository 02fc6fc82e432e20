package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.trackplane.ServerTest;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ServerTest
class PeoplePagesTest {
    private static final Pattern LINK = Pattern.compile("/invitations/(tpi_[A-Za-z0-9_-]+)");
    private static final Pattern TOKEN = Pattern.compile("tpm_[A-Za-z0-9_-]{32}");

    @Autowired
    private MockMvcTester mvc;

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
    private String base = "";

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
        base = "/t/" + people.tenant;
    }

    @Test
    void everyPageRendersInBothLanguagesAndNamesNoMissingText() {
        var owner = signIn(people.the(Role.OWNER));
        var viewer = people.the(Role.VIEWER);
        invitations.invite(people.tenant, "pending@x.example", Role.VIEWER, people.caller(Role.OWNER));
        tokens.create(people.the(Role.OWNER), new NewManagementToken(people.tenant, Role.VIEWER, "Export", 3));
        var pages = List.of(
                base + "/members",
                base + "/members?q=nobody",
                base + "/members/" + viewer.id(),
                base + "/members/" + people.the(Role.OWNER).id(),
                base + "/members/invite",
                base + "/roles",
                "/account",
                "/account/password",
                "/account/sessions",
                "/account/tokens",
                "/account/tokens/new");
        for (var page : pages) {
            for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                var answer = mvc.perform(get(page, owner).header("Accept-Language", language.toLanguageTag()));
                assertThat(answer).as(page).hasStatusOk();
                assertThat(body(answer)).as(page).doesNotContain("??").contains("lang=\"" + language.toLanguageTag());
            }
        }
    }

    @Test
    void aViewerSeesMembersButNoWayToChangeThem() {
        var viewer = signIn(people.the(Role.VIEWER));
        var list = mvc.perform(get(base + "/members", viewer));
        assertThat(list).hasStatusOk();
        assertThat(body(list)).contains(people.the(Role.VIEWER).email()).doesNotContain("/edit", "Revoke");
        assertThat(mvc.perform(get(base + "/members/invite", viewer))).hasStatus(403);
    }

    @Test
    void aRoleIsEditedInItsRow() {
        var owner = signIn(people.the(Role.OWNER));
        var member = people.the(Role.VIEWER);
        var edit = mvc.perform(
                get(base + "/members/" + member.id() + "/edit", owner).header("HX-Request", "true"));
        assertThat(edit).hasStatusOk();
        assertThat(body(edit)).contains("<select").doesNotContain("<html");
        var saved = mvc.perform(post(base + "/members/" + member.id(), owner)
                .header("HX-Request", "true")
                .param("role", "operator")
                .param("original.role", "viewer")
                .param("reason", "on call"));
        assertThat(saved).hasStatusOk();
        assertThat(body(saved)).contains("Operator").doesNotContain("<html");
        assertThat(role(member)).isEqualTo(Role.OPERATOR);
    }

    @Test
    void aRoleIsEditedOnThePageWithoutScript() {
        var owner = signIn(people.the(Role.OWNER));
        var member = people.the(Role.VIEWER);
        var saved = mvc.perform(post(base + "/members/" + member.id(), owner)
                .param("role", "product")
                .param("original.role", "viewer"));
        assertThat(saved).hasStatus(302).hasRedirectedUrl(base + "/members");
        assertThat(role(member)).isEqualTo(Role.PRODUCT);
    }

    @Test
    void whoEditsARoleThatSomebodyElseChangedIsAskedFirst() {
        var owner = signIn(people.the(Role.OWNER));
        var member = people.the(Role.VIEWER);
        var stale = post(base + "/members/" + member.id(), owner)
                .param("role", "product")
                .param("original.role", "operator");
        var page = mvc.perform(stale);
        assertThat(page).hasStatus(409);
        assertThat(body(page)).contains("merge-title", "Operator", "Viewer", "Product");
        var row = mvc.perform(post(base + "/members/" + member.id(), owner)
                .header("HX-Request", "true")
                .param("role", "product")
                .param("original.role", "operator"));
        assertThat(row).hasStatus(409);
        assertThat(body(row)).contains("meanwhile").doesNotContain("<html");
        assertThat(role(member)).isEqualTo(Role.VIEWER);
    }

    @Test
    void theLastOwnerIsKept() {
        var owner = signIn(people.the(Role.OWNER));
        var page = mvc.perform(post(base + "/members/" + people.the(Role.OWNER).id(), owner)
                .param("role", "viewer")
                .param("original.role", "owner"));
        assertThat(page).hasStatus(409);
        assertThat(body(page)).contains("at least one owner");
    }

    @Test
    void anInventedRoleIsRefused() {
        var owner = signIn(people.the(Role.OWNER));
        var page = mvc.perform(
                post(base + "/members/" + people.the(Role.VIEWER).id(), owner).param("role", "emperor"));
        assertThat(page).hasStatus(422);
    }

    @Test
    void removingAsksForTheAddress() {
        var owner = signIn(people.the(Role.OWNER));
        var member = people.the(Role.VIEWER);
        var remove = base + "/members/" + member.id() + "/remove";
        assertThat(mvc.perform(post(remove, owner).param("confirm", "wrong"))).hasStatus(422);
        assertThat(memberships.get(people.tenant, member.id())).isNotNull();
        assertThat(mvc.perform(post(remove, owner).param("confirm", member.email())))
                .hasStatus(302);
        assertThat(memberships.of(people.tenant)).hasSize(1);
    }

    @Test
    void whoLeavesATenantStaysSignedInWithoutIt() {
        var member = people.the(Role.VIEWER);
        people.the(Role.OWNER);
        var session = signIn(member);
        var left = mvc.perform(post(base + "/members/leave", session).param("confirm", member.email()));
        assertThat(left).hasStatus(302).hasRedirectedUrl("/account");
        var next = Objects.requireNonNull(left.getResponse().getCookie(AccessConfiguration.SESSION_COOKIE));
        assertThat(mvc.perform(get("/account", next))).hasStatusOk();
        assertThat(mvc.perform(get(base + "/members", next))).hasStatus(404);
        assertThat(mvc.perform(get("/account", session))).hasStatus(302);
    }

    @Test
    void aStrangerAcceptsAnInvitationAndIsIn() {
        var owner = signIn(people.the(Role.OWNER));
        var email = "stranger@" + people.tenant + ".example";
        var invited = mvc.perform(
                post(base + "/members/invite", owner).param("email", email).param("role", "viewer"));
        assertThat(invited).hasStatusOk();
        var link = "/invitations/" + found(LINK, body(invited), 1);
        assertThat(body(mvc.perform(get(link, null)))).contains(email, "Viewer");
        var accept = post(link, null).param("name", "Stranger").param("password", People.PASSWORD);
        assertThat(mvc.perform(accept)).hasStatus(422);
        var accepted = mvc.perform(post(link, null)
                .param("name", "Stranger")
                .param("password", People.PASSWORD)
                .param("repeated", People.PASSWORD));
        assertThat(accepted).hasStatus(302).hasRedirectedUrl(base);
        var session = Objects.requireNonNull(accepted.getResponse().getCookie(AccessConfiguration.SESSION_COOKIE));
        assertThat(mvc.perform(get(base + "/members", session))).hasStatusOk();
        assertThat(mvc.perform(get(link, null))).hasStatus(410);
    }

    @Test
    void aLinkForSomebodyElseIsExplained() {
        var invited = people.stranger();
        var issued = invitations.invite(people.tenant, invited.email(), Role.VIEWER, people.caller(Role.OWNER));
        var link = "/invitations/" + issued.token();
        var other = signIn(people.stranger());
        assertThat(body(mvc.perform(get(link, other)))).contains("for somebody else", invited.email());
        assertThat(mvc.perform(post(link, other)))
                .doesNotHave(new org.assertj.core.api.Condition<>(
                        result -> result.getResponse().getStatus() == 302, "redirect"));
        assertThat(body(mvc.perform(get(link, null)))).contains(link + "/sign-in");
        var right = signIn(invited);
        assertThat(body(mvc.perform(get(link, right)))).contains("You are signed in as");
        assertThat(mvc.perform(post(link, right))).hasStatus(302).hasRedirectedUrl(base);
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
        var user = people.the(Role.VIEWER);
        var here = signIn(user);
        var elsewhere = signIn(user);
        var wrong = mvc.perform(password(here, "not the password"));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)).contains("not your present password");
        var changed = mvc.perform(password(here, People.PASSWORD));
        assertThat(changed).hasStatus(302);
        var next = Objects.requireNonNull(changed.getResponse().getCookie(AccessConfiguration.SESSION_COOKIE));
        assertThat(mvc.perform(get("/account", next))).hasStatusOk();
        assertThat(mvc.perform(get("/account", elsewhere))).hasStatus(302);
        assertThat(mvc.perform(get("/account", here))).hasStatus(302);
    }

    @Test
    void oneSessionIsEndedFromAnother() {
        var user = people.the(Role.VIEWER);
        var here = signIn(user);
        var elsewhere = signIn(user);
        var list = body(mvc.perform(get("/account/sessions", here)));
        var id = found(Pattern.compile("/account/sessions/([0-9a-f]{64})/end"), list, 1);
        var stranger = signIn(people.the(Role.OWNER));
        assertThat(mvc.perform(post("/account/sessions/" + id + "/end", stranger)))
                .hasStatus(404);
        assertThat(mvc.perform(post("/account/sessions/" + id + "/end", here))).hasStatus(302);
        assertThat(mvc.perform(get("/account", elsewhere))).hasStatus(302);
        assertThat(mvc.perform(get("/account", here))).hasStatusOk();
    }

    @Test
    void theProfileIsSavedAndTheLanguageFollows() {
        var user = people.the(Role.VIEWER);
        var session = signIn(user);
        var saved = mvc.perform(profile(session, user, user.name(), "Renamed", "zh-CN"));
        assertThat(saved).hasStatus(302);
        assertThat(saved.getResponse().getCookie("tp_language")).isNotNull();
        assertThat(users.find(user.id()).orElseThrow().name()).isEqualTo("Renamed");
        var stale = mvc.perform(profile(session, user, user.name(), "Another", "en"));
        assertThat(stale).hasStatus(409);
        assertThat(body(stale)).contains("Renamed", "Another", user.name());
        assertThat(mvc.perform(profile(session, user, "Renamed", " ", "zh-CN"))).hasStatus(422);
    }

    @Test
    void aTokenIsShownOnce() {
        var session = signIn(people.the(Role.ADMIN));
        var made = mvc.perform(post("/account/tokens/new", session)
                .param("label", "Export")
                .param("tenant", people.tenant)
                .param("role", "viewer")
                .param("days", "30"));
        assertThat(made).hasStatusOk();
        var value = found(TOKEN, body(made), 0);
        assertThat(tokens.authenticate(value)).isPresent();
        assertThat(body(mvc.perform(get("/account/tokens", session))))
                .contains("Export")
                .doesNotContain(value);
        var above = mvc.perform(post("/account/tokens/new", session)
                .param("label", "Export")
                .param("tenant", people.tenant)
                .param("role", "owner")
                .param("days", "many"));
        assertThat(above).hasStatus(422);
        var id = tokens.of(people.the(Role.ADMIN).id()).getFirst().id();
        assertThat(mvc.perform(post("/account/tokens/" + id + "/revoke", session)))
                .hasStatus(302);
        assertThat(tokens.authenticate(value)).isEmpty();
    }

    @Test
    void scriptInEveryFieldIsText() {
        var session = signIn(people.the(Role.OWNER));
        var user = people.the(Role.OWNER);
        var script = "<script>alert(1)</script>";
        mvc.perform(profile(session, user, user.name(), script, "en"));
        tokens.create(
                users.find(user.id()).orElseThrow(), new NewManagementToken(people.tenant, Role.VIEWER, script, 3));
        for (var page : List.of(
                "/account",
                "/account/tokens",
                base + "/members",
                base + "/members/" + user.id(),
                base + "/members?q=" + "%3Cscript%3Ealert(1)%3C/script%3E")) {
            assertThat(body(mvc.perform(get(page, session))))
                    .as(page)
                    .doesNotContain(script)
                    .contains("&lt;script&gt;");
        }
    }

    private String gone(String token) {
        var answer = mvc.perform(get("/invitations/" + token, null));
        assertThat(answer).hasStatus(410);
        return body(answer).replace(token, "");
    }

    private Role role(User member) {
        return memberships
                .get(people.tenant, member.id())
                .membership(people.tenant)
                .orElseThrow()
                .role();
    }

    private static MockHttpServletRequestBuilder password(Cookie session, String present) {
        return post("/account/password", session)
                .param("present", present)
                .param("wanted", "another horse battery")
                .param("repeated", "another horse battery");
    }

    private static MockHttpServletRequestBuilder profile(
            Cookie session, User before, String original, String name, String language) {
        return post("/account", session)
                .param("version", Long.toString(before.version()))
                .param("original.name", original)
                .param("original.language", "en")
                .param("name", name)
                .param("language", language);
    }

    private Cookie signIn(User user) {
        var answer =
                mvc.perform(post("/login", null).param("username", user.email()).param("password", People.PASSWORD));
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getCookie(AccessConfiguration.SESSION_COOKIE));
    }

    private static MockHttpServletRequestBuilder get(String path, @Nullable Cookie session) {
        return request(HttpMethod.GET, path, session);
    }

    private static MockHttpServletRequestBuilder post(String path, @Nullable Cookie session) {
        return request(HttpMethod.POST, path, session).with(csrf());
    }

    private static MockHttpServletRequestBuilder request(HttpMethod method, String path, @Nullable Cookie session) {
        var request = MockMvcRequestBuilders.request(method, java.net.URI.create(path))
                .accept("text/html");
        return session == null ? request : request.cookie(session);
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text, int group) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(group);
    }
}
