package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Secrets;
import io.trackplane.tenancy.Tenants;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class SignInTest {
    @LocalServerPort
    private int port;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Sessions sessions;

    private People people;

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAnswerTheSame() {
        var unknown = attempt("nobody-" + UUID.randomUUID() + "@x.example", People.PASSWORD);
        var wrong = attempt(people.stranger().email(), "not the password");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutWhatIsAlwaysDifferent(unknown)).isEqualTo(withoutWhatIsAlwaysDifferent(wrong));
    }

    @Test
    void theSixthAttemptAfterFiveFailuresWaitsEvenWithTheRightPassword() {
        var email = people.stranger().email();
        for (int i = 0; i < SignInThrottle.PER_PAIR; i++) {
            assertThat(attempt(email, "wrong " + i).statusCode()).isEqualTo(401);
        }
        var refused = attempt(email, People.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    /** Over HTTP/1.1, whose headers have to fit into a buffer. */
    @Test
    void anAddressTooLongToBeRememberedLeadsToTheSignInPageAllTheSame() throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/t/" + "a".repeat(9_000));
        var page = HttpRequest.newBuilder(address).header("Accept", "text/html").build();
        try (var browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = browser.send(page, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        }
    }

    @Test
    void aSignInWithoutTheFormsTokenIsRefused() {
        var answer = mvc.post()
                .uri("/login")
                .param("username", people.stranger().email())
                .param("password", People.PASSWORD)
                .exchange();
        assertThat(answer).hasStatus(403);
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndTheStoreKeepsOnlyItsDigest() {
        var person = people.stranger();
        var visitor = new Visitor(port);
        var answer = visitor.post("/login", "username", person.email(), "password", People.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(AccessConfiguration.SESSION_COOKIE))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"))
                .isNotEmpty();
        var id = new String(
                Base64.getDecoder().decode(visitor.cookie(AccessConfiguration.SESSION_COOKIE)), StandardCharsets.UTF_8);
        assertThat(sessions.of(person.id())).extracting(SessionDocument::id).containsExactly(Secrets.digest(id));
    }

    @Test
    void aLoweredRoleCountsOnTheNextRequestAndEndsTheSession() {
        var person = people.another(Role.ADMIN);
        var visitor = new Visitor(port).signedInAs(person);
        assertThat(visitor.get(members()).statusCode()).isEqualTo(200);
        people.the(Role.OWNER);
        memberships.changeRole(people.tenant, person.id(), Role.VIEWER, Actor.SYSTEM, Role.OWNER, null);
        assertThat(visitor.get(members()).statusCode()).isEqualTo(302);
        assertThat(sessions.of(person.id())).isEmpty();
    }

    @Test
    void aRaisedRoleCountsAtOnceAndKeepsTheSession() {
        var person = people.another(Role.VIEWER);
        var visitor = new Visitor(port).signedInAs(person);
        assertThat(visitor.get("/t/" + people.tenant + "/audit").statusCode()).isEqualTo(403);
        memberships.changeRole(people.tenant, person.id(), Role.PRODUCT, Actor.SYSTEM, Role.OWNER, null);
        assertThat(visitor.get("/t/" + people.tenant + "/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordEndsEverySession() {
        var person = people.stranger();
        var visitor = new Visitor(port).signedInAs(person);
        users.changePassword(person.id(), People.PASSWORD, "another long password");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void readingPagesDoesNotWriteTheSession() {
        var person = people.stranger();
        var visitor = new Visitor(port).signedInAs(person);
        var before = sessions.of(person.id()).getFirst();
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        assertThat(sessions.of(person.id()).getFirst().lastAccessedAt()).isEqualTo(before.lastAccessedAt());
    }

    @Test
    void signingOutEndsTheSessionInTheStore() {
        var person = people.stranger();
        var visitor = new Visitor(port).signedInAs(person);
        assertThat(visitor.post("/logout").statusCode()).isEqualTo(302);
        assertThat(sessions.of(person.id())).isEmpty();
    }

    @Test
    void everyAnswerForbidsFramesAndInlineScripts() {
        assertThat(mvc.get().uri("/login"))
                .headers()
                .hasValue("X-Frame-Options", "DENY")
                .hasValue("X-Content-Type-Options", "nosniff")
                .satisfies(headers -> assertThat(headers.getFirst("Content-Security-Policy"))
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void transportSecurityIsAskedForOnlyBehindTls() {
        assertThat(mvc.get().uri("/login")).headers().doesNotContainHeader("Strict-Transport-Security");
        assertThat(mvc.get().uri("/login").secure(true)).headers().containsHeader("Strict-Transport-Security");
    }

    @Test
    void metricsAreForPlatformAdministrators() {
        var visitor = new Visitor(port).signedInAs(people.stranger());
        assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        var administrator = new Visitor(port);
        administrator.post("/login", "username", "platform@trackplane.example", "password", "trackplane-demo");
        assertThat(administrator.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> attempt(String email, String password) {
        return new Visitor(port).post("/login", "username", email, "password", password);
    }

    private String members() {
        return "/t/" + people.tenant + "/members";
    }

    private static String withoutWhatIsAlwaysDifferent(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("value=\"[^\"]*\"", "")
                .replaceAll("hx-headers=\"[^\"]*\"", "")
                .replaceAll("req_[A-Za-z0-9]+", "");
    }
}
