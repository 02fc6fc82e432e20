package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Secrets;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Sessions sessions;

    @Test
    void anUnknownAddressAndAWrongPasswordAnswerTheSame() {
        var person = person();
        var unknown = attempt("nobody-" + UUID.randomUUID() + "@x.example", PASSWORD);
        var wrong = attempt(person.email(), "not the password");
        assertThat(unknown).hasStatus(401);
        assertThat(wrong).hasStatus(401);
        assertThat(withoutAddressAndToken(unknown)).isEqualTo(withoutAddressAndToken(wrong));
    }

    @Test
    void theSixthAttemptAfterFiveFailuresWaitsEvenWithTheRightPassword() {
        var person = person();
        for (int i = 0; i < SignInThrottle.PER_PAIR; i++) {
            assertThat(attempt(person.email(), "wrong " + i)).hasStatus(401);
        }
        assertThat(attempt(person.email(), PASSWORD)).hasStatus(429).headers().containsHeader(HttpHeaders.RETRY_AFTER);
    }

    @Test
    void aSignInWithoutTheFormsTokenIsRefused() {
        var answer = mvc.post()
                .uri("/login")
                .param("username", person().email())
                .param("password", PASSWORD)
                .exchange();
        assertThat(answer).hasStatus(403);
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndTheStoreKeepsOnlyItsDigest() {
        var person = person();
        var cookie = session(person);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        var id = new String(
                java.util.Base64.getDecoder().decode(cookie.getValue()), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(sessions.of(person.id())).extracting(SessionDocument::id).containsExactly(Secrets.digest(id));
    }

    @Test
    void aLoweredRoleCountsOnTheNextRequestAndEndsTheSession() {
        var person = person();
        memberships.add("cueclub", person.id(), Role.ADMIN, Actor.SYSTEM);
        var cookie = session(person);
        assertThat(mvc.get().uri("/t/cueclub/members").cookie(cookie)).hasStatus(200);
        memberships.changeRole("cueclub", person.id(), Role.VIEWER, Actor.SYSTEM, Role.OWNER, null);
        assertThat(mvc.get().uri("/t/cueclub/members").cookie(cookie).accept("text/html"))
                .hasStatus(302);
        assertThat(sessions.of(person.id())).isEmpty();
    }

    @Test
    void aRaisedRoleCountsAtOnceAndKeepsTheSession() {
        var person = person();
        memberships.add("cueclub", person.id(), Role.VIEWER, Actor.SYSTEM);
        var cookie = session(person);
        assertThat(mvc.get().uri("/t/cueclub/audit").cookie(cookie)).hasStatus(403);
        memberships.changeRole("cueclub", person.id(), Role.PRODUCT, Actor.SYSTEM, Role.OWNER, null);
        assertThat(mvc.get().uri("/t/cueclub/audit").cookie(cookie)).hasStatus(200);
    }

    @Test
    void aChangedPasswordEndsEverySession() {
        var person = person();
        var cookie = session(person);
        users.changePassword(person.id(), PASSWORD, "another long password");
        assertThat(mvc.get().uri("/account").cookie(cookie).accept("text/html")).hasStatus(302);
    }

    @Test
    void readingPagesDoesNotWriteTheSession() {
        var person = person();
        var cookie = session(person);
        var before = sessions.of(person.id()).getFirst();
        assertThat(mvc.get().uri("/account").cookie(cookie)).hasStatus(200);
        assertThat(sessions.of(person.id()).getFirst().lastAccessedAt()).isEqualTo(before.lastAccessedAt());
    }

    @Test
    void signingOutEndsTheSessionInTheStore() {
        var person = person();
        var cookie = session(person);
        assertThat(mvc.post().uri("/logout").cookie(cookie).with(csrf())).hasStatus(302);
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
        var cookie = session(person());
        assertThat(mvc.get().uri("/actuator/health")).hasStatus(200);
        assertThat(mvc.get().uri("/actuator/prometheus").cookie(cookie)).hasStatus(403);
    }

    private User person() {
        var email = UUID.randomUUID() + "@x.example";
        return users.create(new NewUser(email, "Somebody", PASSWORD, false, null), Actor.SYSTEM);
    }

    private MvcTestResult attempt(String email, String password) {
        return mvc.post()
                .uri("/login")
                .param("username", email)
                .param("password", password)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr("10." + Math.floorMod(email.hashCode(), 250) + ".3.4");
                    return request;
                })
                .exchange();
    }

    private Cookie session(User person) {
        return Objects.requireNonNull(
                attempt(person.email(), PASSWORD).getResponse().getCookie(AccessConfiguration.SESSION_COOKIE));
    }

    private static String withoutAddressAndToken(MvcTestResult answer) {
        try {
            return answer.getResponse()
                    .getContentAsString()
                    .replaceAll("value=\"[^\"]*\"", "")
                    .replaceAll("hx-headers=\"[^\"]*\"", "")
                    .replaceAll("req_[A-Za-z0-9]+", "");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
