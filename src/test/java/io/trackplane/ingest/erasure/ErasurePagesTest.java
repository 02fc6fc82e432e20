package io.trackplane.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.ManagementTokens;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewManagementToken;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.access.Visitor;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.delivery.console.ConsoleOfATenant.Place;
import io.trackplane.eventstore.EventStore;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Erasures over HTTP, by people and by programs. Every test has a tenant of its own. */
@ServerTest
class ErasurePagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOSTILE = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private EventStore store;

    private Place place;
    private String tenant;
    private String base;
    private Traces traces;

    @BeforeEach
    void begin() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        tenant = place.development().tenant();
        base = "/t/" + tenant + "/erasures";
        traces = new Traces(store, place.production());
    }

    private HttpResponse<String> asked(String identifier, String again, String reason) {
        return place.owner()
                .post(base + "/new", "identifier", identifier, "again", again, "withDevices", "true", "reason", reason);
    }

    /** The receipt's page when it says that all is done. */
    private String done(String path) throws InterruptedException {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        var body = "";
        while (Instant.now().isBefore(end)) {
            body = place.owner().get(path).body();
            if (body.contains("What was erased")) {
                return body;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not done in time: " + body);
    }

    @Test
    void somebodyIsErasedAndTheReceiptIsFoundAgain() throws Exception {
        traces.of("usr_4711", "dev_1", 3);
        assertThat(place.owner().get(base).body()).contains("Nobody was erased yet", base + "/new");
        var posted = asked("usr_4711", " usr_4711 ", "Case 7");
        assertThat(posted.statusCode()).isEqualTo(302);
        var receipt = path(posted);
        var page = done(receipt);
        assertThat(page)
                .contains("Case 7", "production", "<td class=\"num\">3</td>")
                .doesNotContain("usr_4711", "/progress");
        assertThat(traces.count("events", "true")).isZero();
        assertThat(place.owner().get(base).body()).contains(receipt, "Case 7").doesNotContain("usr_4711");
        var found = place.owner().post(base + "/find", "identifier", "usr_4711").body();
        assertThat(found).contains("1 receipt", receipt);
        assertThat(place.owner().post(base + "/find", "identifier", "usr_8").body())
                .contains("No receipt");
        assertThat(place.owner().post(base + "/find", "identifier", " ").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPageOfAnErasureUnderWayIsLoadedAnewWhenThereIsMoreToTell() throws Exception {
        var receipt = path(asked("usr_4711", "usr_4711", "Case 7"));
        done(receipt);
        var old = place.owner().get(receipt + "/progress?stage=running");
        assertThat(old.headers().firstValue("HX-Refresh")).contains("true");
        assertThat(place.owner().get(receipt + "/progress?stage=done").statusCode())
                .isEqualTo(204);
    }

    private static String path(HttpResponse<String> redirect) {
        return URI.create(redirect.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    @Test
    void whatIsTypedWrongIsToldBesideTheField() {
        traces.of("usr_4711", null, 1);
        var different = asked("usr_4711", "usr_4712", "Case 7");
        assertThat(different.statusCode()).isEqualTo(422);
        assertThat(different.body()).contains("This is not the same", "value=\"usr_4711\"", "Case 7");
        assertThat(asked("usr_4711", "usr_4712", "").body()).contains("This is not the same", "Say why");
        assertThat(asked(" ", " ", "").body()).contains("Type a user id or an anonymous id", "Say why");
        assertThat(asked("usr_4711", "usr_4711", "usr_4711 wrote to us").body()).contains("This names the person");
        assertThat(asked(HOSTILE, HOSTILE, HOSTILE).body()).doesNotContain("<script>alert");
        assertThat(traces.count("events", "user_id = 'usr_4711'")).isEqualTo(1);
        assertThat(place.owner().get(base).body()).contains("Nobody was erased yet");
    }

    @Test
    void pagesSpeakChineseAndTurnTheirPages() {
        var owner = place.owner();
        for (int i = 0; i < 51; i++) {
            asked("usr_" + i, "usr_" + i, "Case " + (1000 + i));
        }
        assertThat(owner.get(base).body()).contains("Case 1050").doesNotContain("Case 1000<");
        assertThat(owner.get(base + "?page=2").body()).contains("Case 1000<").doesNotContain("Case 1050<");
        assertThat(owner.reading("zh-CN").get(base + "/new").body()).contains("删除该用户的数据", "再输入一次");
    }

    @Test
    void theReceiptIsAFileToo() throws Exception {
        traces.of("usr_4711", null, 2);
        var receipt = path(asked("usr_4711", "usr_4711", "Case 7"));
        done(receipt);
        var file = place.owner().get(receipt + "/receipt.json");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", ".json");
        var json = CanonicalJson.tree(file.body());
        assertThat(json.path("events").asLong()).isEqualTo(2);
        assertThat(json.path("environments").size()).isEqualTo(1);
        assertThat(file.body()).doesNotContain("usr_4711");
    }

    private Visitor member(Role role) {
        var email = role.key() + "@" + tenant + ".example";
        var users = server.getBean(Users.class);
        var user = users.create(new NewUser(email, role.key(), PASSWORD, false, null), Actor.SYSTEM);
        server.getBean(Memberships.class).add(tenant, user.id(), role, Actor.SYSTEM);
        return new Visitor(port).signedInAs(email, PASSWORD);
    }

    @Test
    void whoMayReadReceiptsMayNotEraseAndOthersSeeNothing() {
        var path = path(asked("usr_4711", "usr_4711", "Case 7"));
        var operator = member(Role.OPERATOR);
        assertThat(operator.get(path).statusCode()).isEqualTo(200);
        assertThat(operator.get(base).body()).contains("aria-disabled=\"true\"");
        assertThat(operator.get(base + "/new").statusCode()).isEqualTo(403);
        assertThat(operator.post(base + "/find", "identifier", "usr_4711").statusCode())
                .isEqualTo(403);
        assertThat(member(Role.VIEWER).get(path).statusCode()).isEqualTo(403);
        var stranger = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        assertThat(stranger.owner().get(path).statusCode()).isEqualTo(404);
        var theirs = "/t/" + stranger.development().tenant() + "/erasures/" + path.substring(path.lastIndexOf('/') + 1);
        assertThat(stranger.owner().get(theirs).statusCode()).isEqualTo(404);
        assertThat(stranger.owner().get(theirs + "/receipt.json").statusCode()).isEqualTo(404);
    }

    @Test
    void programsAskForAnErasureAndFollowIt() throws Exception {
        traces.of("usr_4711", null, 2);
        var token = token(Role.ADMIN);
        var body = "{\"identifier\":\"usr_4711\",\"reason\":\"Case 7\"}";
        var asked = send("POST", "/api/manage/v1/erasures", body, token);
        assertThat(asked.statusCode()).isEqualTo(202);
        var address = asked.headers().firstValue("Location").orElseThrow();
        var state = "";
        for (int i = 0; i < 200 && !state.equals("done"); i++) {
            Thread.sleep(100);
            state = json(send("GET", address, "", token)).path("state").asString();
        }
        var receipt = json(send("GET", address, "", token));
        assertThat(receipt.path("events").asLong()).isEqualTo(2);
        assertThat(receipt.toString()).doesNotContain("usr_4711");
        assertThat(traces.count("events", "true")).isZero();
        send("POST", "/api/manage/v1/erasures", body.replace("usr_4711", "usr_2"), token);
        var list = json(send("GET", "/api/manage/v1/erasures", "", token));
        assertThat(list).hasSize(2);
        var older = "/api/manage/v1/erasures?limit=1&before="
                + list.path(0).path("id").asString();
        assertThat(json(send("GET", older, "", token)).path(0)).isEqualTo(receipt);
        assertThat(json(send("POST", "/api/manage/v1/erasures/find", "{\"identifier\":\"usr_4711\"}", token)))
                .hasSize(1);
    }

    @Test
    void programsAreRefusedWhatTheirRoleMayNotAndWhatIsTooLarge() throws Exception {
        var body = "{\"identifier\":\"usr_4711\",\"reason\":\"Case 7\"}";
        assertThat(send("POST", "/api/manage/v1/erasures", body, token(Role.PRODUCT))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/api/manage/v1/erasures", body, "tpm_wrong").statusCode())
                .isEqualTo(401);
        var admin = token(Role.ADMIN);
        assertThat(send("POST", "/api/manage/v1/erasures", body.replace("usr_4711", "x".repeat(5000)), admin)
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/api/manage/v1/erasures", body.replace("usr_4711", "x".repeat(300_000)), admin)
                        .statusCode())
                .isEqualTo(413);
        var other = path(asked("usr_1", "usr_1", "Case 7"));
        var foreign = "tpm_demo_nebula";
        assertThat(send("GET", "/api/manage/v1/erasures/" + other.substring(other.lastIndexOf('/') + 1), "", foreign)
                        .statusCode())
                .isEqualTo(404);
    }

    private String token(Role role) {
        var users = server.getBean(Users.class);
        var email = "token-" + role.key() + "@" + tenant + ".example";
        var user = users.create(new NewUser(email, role.key(), PASSWORD, false, null), Actor.SYSTEM);
        var member = server.getBean(Memberships.class).add(tenant, user.id(), role, Actor.SYSTEM);
        return server.getBean(ManagementTokens.class)
                .create(member, new NewManagementToken(tenant, role, role.key(), 1))
                .value();
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.tree(answer.body());
    }
}
