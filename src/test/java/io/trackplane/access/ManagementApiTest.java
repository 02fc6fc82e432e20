package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ManagementApiTest {
    private static final Pattern LINK = Pattern.compile("/invitations/(tpi_[A-Za-z0-9_-]+)");

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

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void aTokenLearnsWhatItMayDo() throws Exception {
        var me = send("GET", "/me", "", token(Role.OPERATOR, Role.VIEWER));
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body())
                .contains("\"tenant\":\"" + people.tenant + "\"", "\"role\":\"viewer\"", "members-read", "expires_at")
                .doesNotContain("keys-change");
    }

    @Test
    void withoutATokenOrWithAWrongOneNothingIsAnswered() throws Exception {
        for (var token : new String[] {"", "tpm_wrong"}) {
            var answer = send("GET", "/members", "", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":401").doesNotContain("<html");
        }
    }

    @Test
    void aTokenOfASmallerRoleIsRefusedWhatItsOwnerMay() throws Exception {
        people.the(Role.VIEWER);
        var path = "/members/" + people.the(Role.VIEWER).id();
        var refused = send("PUT", path, "{\"role\":\"product\"}", token(Role.OWNER, Role.OPERATOR));
        assertThat(refused.statusCode()).isEqualTo(403);
        var done = send("PUT", path, "{\"role\":\"product\",\"reason\":\"moved\"}", token(Role.OWNER, Role.ADMIN));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"role\":\"product\"");
    }

    @Test
    void aTokenOfAnAdminCannotMakeOwners() throws Exception {
        var token = token(Role.OWNER, Role.ADMIN);
        var path = "/members/" + people.the(Role.VIEWER).id();
        assertThat(send("PUT", path, "{\"role\":\"owner\"}", token).statusCode())
                .isEqualTo(403);
        var invited = send("POST", "/invitations", "{\"email\":\"a@x.example\",\"role\":\"owner\"}", token);
        assertThat(invited.statusCode()).isEqualTo(422);
        assertThat(invited.body()).contains("\"field\":\"role\"");
    }

    @Test
    void membersAreListedAndRemoved() throws Exception {
        var token = token(Role.OWNER, Role.OWNER);
        var viewer = people.the(Role.VIEWER);
        assertThat(send("GET", "/members", "", token).body()).contains(viewer.email());
        assertThat(send("DELETE", "/members/" + viewer.id() + "?reason=left", "", token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(memberships.of(people.tenant)).hasSize(1);
        assertThat(send("DELETE", "/members/" + people.the(Role.OWNER).id(), "", token)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anInvitationByATokenWorks() throws Exception {
        var token = token(Role.ADMIN, Role.ADMIN);
        var stranger = people.stranger();
        var invited =
                send("POST", "/invitations", "{\"email\":\"" + stranger.email() + "\",\"role\":\"viewer\"}", token);
        assertThat(invited.statusCode()).isEqualTo(201);
        var link = LINK.matcher(invited.body());
        assertThat(link.find()).isTrue();
        assertThat(send("GET", "/invitations", "", token).body())
                .contains(stranger.email())
                .doesNotContain("tpi_");
        assertThat(invitations.accept(link.group(1), stranger).membership(people.tenant))
                .isPresent();
    }

    @Test
    void anotherTenantsThingsDoNotExist() throws Exception {
        var others = new People(tenants, users, memberships);
        var token = token(Role.OWNER, Role.OWNER);
        var theirs = others.the(Role.VIEWER).id();
        assertThat(send("PUT", "/members/" + theirs, "{\"role\":\"admin\"}", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/apps/none_such/environments", "", token).statusCode())
                .isEqualTo(404);
        memberships.add(others.tenant, people.the(Role.OWNER).id(), Role.OWNER, Actor.SYSTEM);
        assertThat(send("PUT", "/members/" + theirs, "{\"role\":\"admin\"}", token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void brokenJsonIsARefusalAndNotAFailure() throws Exception {
        var token = token(Role.OWNER, Role.OWNER);
        assertThat(send("POST", "/invitations", "{\"email\":", token).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/invitations", "[]", token).statusCode()).isEqualTo(400);
        assertThat(send("POST", "/invitations", "{}", token).statusCode()).isEqualTo(422);
    }

    @Test
    void textsOfProgramsAreHeldToTheRulesOfForms() throws Exception {
        var token = token(Role.OWNER, Role.OWNER);
        for (var text : new String[] {"a\\u0000b@x.example", "a\\nb@x.example", "a\\ud800b@x.example"}) {
            var body = "{\"email\":\"" + text + "\",\"role\":\"viewer\"}";
            assertThat(send("POST", "/invitations", body, token).statusCode()).isEqualTo(400);
        }
        var invisible = "{\"email\":\"a@b\\u202ec.example\",\"role\":\"viewer\"}";
        assertThat(send("POST", "/invitations", invisible, token).statusCode()).isEqualTo(422);
        var blanks = "{\"email\":\" blanks@x.example \",\"role\":\" viewer\"}";
        assertThat(send("POST", "/invitations", blanks, token).body()).contains("\"blanks@x.example\"");
        var reason = "{\"role\":\"product\",\"reason\":\"moved:\\nnew team\"}";
        var path = "/members/" + people.the(Role.VIEWER).id();
        assertThat(send("PUT", path, reason, token).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyLargerThanAFormMayBeIsRefused() throws Exception {
        var body = "{\"role\":\"viewer\",\"email\":\"a@x.example\",\"more\":\"" + "a".repeat(300_000) + "\"}";
        assertThat(send("POST", "/invitations", body, token(Role.OWNER, Role.OWNER))
                        .statusCode())
                .isEqualTo(413);
    }

    private String token(Role owner, Role most) {
        var wanted = new NewManagementToken(people.tenant, most, "Pipeline", 1);
        return tokens.create(people.the(owner), wanted).value();
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/manage/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
