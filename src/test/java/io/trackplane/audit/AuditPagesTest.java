package io.trackplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.FormToken;
import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.RecentChanges;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class AuditPagesTest {
    private static final String TENANT = "audited";
    private static final String READER = "reader@audited.example";
    private static final String PASSWORD = "a good password";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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

    @Autowired
    private RecentChanges recent;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void makeATenant() {
        if (tenants.find(TENANT).isEmpty()) {
            tenants.create(new NewTenant(TENANT, "Audited", ZONE, Locale.ENGLISH), Actor.SYSTEM);
            var application = new NewApplication("audited_app", "Audited app", "", Set.of(Platform.WEB));
            applications.create(TENANT, application, Actor.SYSTEM);
            var reader = users.create(new NewUser(READER, "Reader", PASSWORD, false, null), Actor.SYSTEM);
            memberships.add(TENANT, reader.id(), Role.OWNER, Actor.SYSTEM);
            happened(Scope.environment(TENANT, "audited_app", "staging"), "in staging", "10%");
            happened(Scope.environment(TENANT, "audited_app", "production"), "in production", "=1+1");
        }
    }

    @Test
    void anEntrySaysWhatWasDoneToWhatWhereWhyAndFieldByField() {
        assertThat(get("/t/audited/audit?q=staging"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "in staging", "Staging", "“On call”", "<td class=\"del\">5%</td>", "<td class=\"add\">10%</td>")
                .contains("ada@audited.example")
                .doesNotContain("in production");
    }

    @Test
    void anEnvironmentsPageHasItsOwnEntriesAndLeadsToAll() {
        assertThat(get("/t/audited/a/audited_app/e/staging/audit"))
                .hasStatusOk()
                .bodyText()
                .contains("in staging", "href=\"/t/audited/audit\"")
                .doesNotContain("in production");
        assertThat(get("/t/audited/a/audited_app/e/qa/audit")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void htmxGetsTheEntriesAndTheirAddressOnly() {
        var answer = mvc.get()
                .uri("/t/audited/audit?q=&actor=ada@audited.example")
                .header("HX-Request", "true")
                .cookie(signedIn(READER, PASSWORD))
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("HX-Push-Url", "/t/audited/audit?actor=ada%40audited.example")
                .bodyText()
                .contains("id=\"entries\"", "hx-swap-oob=\"true\"", "in staging")
                .doesNotContain("<html", "<form");
    }

    @Test
    void daysAreThoseOfTheTenantsZone() {
        var today = LocalDate.now(ZONE);
        assertThat(get("/t/audited/audit?from=" + today + "&to=" + today))
                .bodyText()
                .contains("in staging");
        assertThat(get("/t/audited/audit?to=" + today.minusDays(1)))
                .bodyText()
                .contains("No entry fits these filters", "Clear filters")
                .doesNotContain("sdk-key:key_in", "No changes yet");
    }

    @Test
    void aWrongDayIsNamedAndNothingIsShown() {
        assertThat(get("/t/audited/audit?from=yesterday"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is not a date", "aria-invalid=\"true\"");
        for (var day : List.of("%2B999999999-12-31", "-999999999-01-01", "2026-02-30")) {
            assertThat(get("/t/audited/audit?to=" + day)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(get("/t/audited/audit?from=2026-02-02&to=2026-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The last day comes before the first one");
        assertThat(get("/t/audited/audit.csv?from=yesterday")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/t/audited/audit?before=x")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aDownloadHasTheSameEntriesWithNothingASpreadsheetWouldRun() {
        var answer = get("/t/audited/audit.csv?q=production");
        assertThat(answer)
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/csv")
                .hasHeader("Content-Disposition", "attachment; filename=\"audit-audited.csv\"")
                .bodyText()
                .startsWith("\uFEFFsequence,time,local_time (Asia/Shanghai),")
                .contains("in production", "On call,share,5%,'=1+1\r\n")
                .doesNotContain("in staging");
    }

    @Test
    void theServersOwnTrailIsForItsAdministrators() {
        assertThat(get("/platform/audit")).hasStatus(HttpStatus.NOT_FOUND);
        var answer = mvc.get()
                .uri("/platform/audit?q=audited")
                .cookie(signedIn("platform@trackplane.example", "trackplane-demo"))
                .exchange();
        assertThat(answer).hasStatusOk().bodyText().contains("Audited");
    }

    @Test
    void anUnknownSortOfChangeStillReads() {
        events.publishEvent(new AuditableChange(
                Actor.token("tok_1", "nightly"),
                Scope.tenant(TENANT),
                new Subject("gadget", "g1", "<b>Gadget</b>"),
                "polished",
                List.of(new FieldChange("shine", null, "yes"))));
        assertThat(get("/t/audited/audit?subject=gadget:g1"))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;b&gt;Gadget&lt;/b&gt;", "polished", "shine", "management token nightly");
    }

    @Test
    void startPagesShowTheNewestChanges() {
        var changes = recent.of(Scope.environment(TENANT, "audited_app", "staging"), 5);
        assertThat(changes.getFirst().sentence().arguments()).contains("in staging");
        assertThat(changes.getFirst().reason()).isEqualTo("On call");
    }

    private void happened(Scope scope, String label, String after) {
        events.publishEvent(new AuditableChange(
                        Actor.person("usr_ada", "ada@audited.example"),
                        scope,
                        new Subject("sdk-key", "key_" + label, label),
                        "created",
                        List.of(new FieldChange("share", "5%", after)))
                .because("On call"));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).cookie(signedIn(READER, PASSWORD)).exchange();
    }

    private Cookie[] signedIn(String email, String password) {
        return mvc.post()
                .uri("/login")
                .with(new FormToken())
                .param("username", email)
                .param("password", password)
                .exchange()
                .getResponse()
                .getCookies();
    }
}
