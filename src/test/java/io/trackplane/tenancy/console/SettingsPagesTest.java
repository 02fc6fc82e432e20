package io.trackplane.tenancy.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.FormToken;
import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.Cookie;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The settings pages of an application, which stand for those of tenants, environments and origins. */
@ServerTest
class SettingsPagesTest {
    private static final String TENANT = "edited";
    private static final String SETTINGS = "/t/edited/a/edited_app/settings";
    private static final String OWNER = "owner@edited.example";
    private static final String PASSWORD = "a good password";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @BeforeEach
    void makeAnApplication() {
        if (tenants.find(TENANT).isEmpty()) {
            tenants.create(new NewTenant(TENANT, "Edited", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
            var owner = users.create(new NewUser(OWNER, "Owner", PASSWORD, false, null), Actor.SYSTEM);
            memberships.add(TENANT, owner.id(), Role.OWNER, Actor.SYSTEM);
        }
        if (applications.find(TENANT, "edited_app").isEmpty()) {
            var wanted = new NewApplication("edited_app", "Edited app", "", Set.of(Platform.WEB));
            applications.create(TENANT, wanted, Actor.SYSTEM);
        }
    }

    @Test
    void whatWasSavedIsToldOnTheSamePage() {
        var name = name();
        assertThat(save(name, "Renamed"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl(SETTINGS)
                .flash()
                .containsKey("toast");
        assertThat(name()).isEqualTo("Renamed");
    }

    @Test
    void whatCannotBeAcceptedIsShownBesideTheFieldAndNothingIsLost() {
        var name = name();
        assertThat(save(name, ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "id=\"form-name-error\"",
                        "name=\"original.name\" value=\"" + name + "\"",
                        "data-dialog=\"end\"")
                .doesNotContain("??");
        assertThat(name()).isEqualTo(name);
    }

    @Test
    void whatSomebodyElseSavedFirstIsPutToThePerson() {
        var name = name();
        assertThat(save("Something older", "Mine"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("merge-title", "Something older", "Mine", name)
                .doesNotContain("id=\"form-name\"");
        assertThat(name()).isEqualTo(name);
    }

    @Test
    void anUnconfirmedDeletionShowsTheSettingsAsTheyAre() {
        var name = name();
        assertThat(post(SETTINGS + "/delete", "confirm", "edited", "reason", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("class=\"banner poor\"", "id=\"form-name\" name=\"name\" value=\"" + name + "\"");
        assertThat(applications.find(TENANT, "edited_app")).isPresent();
    }

    @Test
    void anApplicationThatIsNotThereHasNoSettings() {
        assertThat(post("/t/edited/a/none/settings", "name", "x")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String name() {
        return applications.get(TENANT, "edited_app").name();
    }

    /** Posts the form as it was made from a thing of this name; an older name comes with an older version. */
    private MvcTestResult save(String original, String name) {
        var stored = applications.get(TENANT, "edited_app");
        var version = stored.version() - (original.equals(stored.name()) ? 0 : 1);
        return post(
                SETTINGS,
                "version",
                Long.toString(version),
                "original.name",
                original,
                "original.description",
                "",
                "original.platforms",
                "WEB",
                "name",
                name,
                "description",
                "",
                "platforms",
                "WEB");
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).cookie(signedIn()).with(new FormToken());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    /** Everything signing in leaves in the browser but the token of a form, which each post brings itself. */
    private Cookie[] signedIn() {
        var answer = mvc.post()
                .uri("/login")
                .with(new FormToken())
                .param("username", OWNER)
                .param("password", PASSWORD)
                .exchange();
        return Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> !cookie.getName().equals("tp_csrf"))
                .toArray(Cookie[]::new);
    }
}
