package io.trackplane.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.trackplane.ServerTest;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/**
 * An owner invites somebody in a second browser, lowers their role and sees their access end, rotates a key, and finds
 * all of it in the audit trail.
 */
@ServerTest
class PeopleAndKeysJourneyTest {
    private static final String TENANT = "/t/meadow";
    private static final String ENVIRONMENT = TENANT + "/a/mall_web/e/development";
    private static final String PASSWORD = "a long enough password";

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private MessageSource messages;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    static Stream<Arguments> people() {
        return Stream.of(
                Arguments.of("en", new Hand.Pointer()),
                Arguments.of("zh-CN", new Hand.Pointer()),
                Arguments.of("en", new Hand.Keyboard()));
    }

    @ParameterizedTest(name = "in {0} with {1}")
    @MethodSource("people")
    void invitesLowersARoleRotatesAKeyAndReadsAboutIt(String language, Hand hand) {
        var locale = Locale.forLanguageTag(language);
        var email = UUID.randomUUID().toString().substring(0, 8) + "@meadow.example";
        try (var ownersMachine = browser.person(language);
                var guestsMachine = browser.person(language)) {
            var owner = signIn(ownersMachine.newPage(), hand, "owner@meadow.example", "trackplane-demo");
            assertThat(owner.locator("html")).hasAttribute("lang", language);

            var link = invite(owner, hand, email);
            var guest = accept(guestsMachine.newPage(), hand, link);
            guest.navigate(at(ENVIRONMENT));
            assertThat(guest.locator("#keys a[data-dialog]").first()).isVisible();

            lowerRole(owner, hand, email);
            guest.reload();
            assertThat(guest).hasURL(at("/login"));
            signIn(guest, hand, email, PASSWORD);
            guest.navigate(at(ENVIRONMENT));
            assertThat(guest.locator("#keys a[data-dialog]")).hasCount(0);

            rotateKey(owner, hand);
            readTrail(owner, locale, email);
        }
    }

    private Page signIn(Page page, Hand hand, String email, String password) {
        page.navigate(at("/login"));
        hand.type(page, "#username", email);
        hand.type(page, "#password", password);
        hand.activate(page, "form:has(#password) button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    private String invite(Page owner, Hand hand, String email) {
        owner.navigate(at(TENANT + "/members"));
        hand.activate(owner, "main a[href$='/members/invite']");
        hand.type(owner, "main [name=email]", email);
        hand.choose(owner, "main [name=role]", "operator");
        hand.activate(owner, "main form button[type=submit]");
        return owner.locator(".secret code").textContent();
    }

    private static Page accept(Page guest, Hand hand, String link) {
        guest.navigate(link);
        hand.type(guest, "[name=name]", "Mei Lin");
        hand.type(guest, "[name=password]", PASSWORD);
        hand.type(guest, "[name=repeated]", PASSWORD);
        hand.activate(guest, "form button[type=submit]");
        guest.waitForURL(url -> !url.contains("/invitations/"));
        return guest;
    }

    private void lowerRole(Page owner, Hand hand, String email) {
        owner.navigate(at(TENANT + "/members"));
        hand.activate(owner, "tr:has-text('" + email + "') a[hx-get]");
        hand.choose(owner, "tr select[name=role]", "viewer");
        hand.type(owner, "tr input[name=reason]", "Trial is over");
        hand.activate(owner, "tr form button[type=submit]");
        assertThat(owner.locator("tr select[name=role]")).hasCount(0);
    }

    private void rotateKey(Page owner, Hand hand) {
        owner.navigate(at(ENVIRONMENT));
        hand.activate(owner, "#keys a[hx-get$='/rotate']");
        hand.activate(owner, "dialog[open] form button[type=submit]");
        assertThat(owner.locator("#keys tbody .badge.needs")).isVisible();
    }

    private void readTrail(Page owner, Locale locale, String email) {
        owner.navigate(at(TENANT + "/audit"));
        for (var sentence : Stream.of("audit.invitation.created", "audit.member.role-changed")
                .map(key -> messages.getMessage(key, new Object[] {email}, locale))
                .toList()) {
            assertThat(owner.locator("main")).containsText(sentence);
        }
        assertThat(owner.locator("main")).containsText("Trial is over");
        owner.navigate(at(ENVIRONMENT + "/audit"));
        var rotated = messages.getMessage("audit.sdk-key.rotated", new Object[] {"\u0000"}, locale);
        assertThat(owner.locator("main")).containsText(longest(rotated.split("\u0000", -1)));
    }

    /** The part of a sentence that does not depend on its argument. */
    private static String longest(String[] parts) {
        return Stream.of(parts)
                .map(String::strip)
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
