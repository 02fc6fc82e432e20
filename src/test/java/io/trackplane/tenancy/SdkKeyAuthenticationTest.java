package io.trackplane.tenancy;

import static io.trackplane.tenancy.Tenancy.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SdkKeyAuthenticationTest {
    private static final String ALLOWED = "https://app.nebula.example";

    private final Tenancy tenancy = new Tenancy();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/key");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private String client;
    private String server;

    @BeforeEach
    void create() {
        tenancy.tenant("nebula");
        var environment = tenancy.development(tenancy.application("nebula", "onchain_app"));
        client = tenancy.keys.of(environment).getFirst().shown();
        server = tenancy.keys
                .create(environment, SdkKey.Kind.SERVER, "Checkout", ADA)
                .presented();
        tenancy.environments.changeOrigins(
                environment, AllowedOrigins.of(List.of(ALLOWED)), false, environment.version(), null, ADA);
    }

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    void aKeyTravelsInThreeWays() {
        var ways = List.of(new MockHttpServletRequest(), new MockHttpServletRequest(), new MockHttpServletRequest());
        ways.get(0).addHeader("Authorization", "bearer " + client);
        ways.get(1).addHeader("X-API-Key", client);
        ways.get(2).addParameter("key", client);
        assertThat(ways)
                .allSatisfy(way -> assertThat(tenancy.authentication
                                .authenticate(way, response)
                                .environment()
                                .appId())
                        .isEqualTo("onchain_app-development"));
    }

    @Test
    void withoutAKeyOrWithAWrongOneNobodyIsKnown() {
        assertThatThrownBy(this::authenticate).isInstanceOf(Problem.Unauthenticated.class);
        request.addHeader("X-API-Key", client + "x");
        assertThatThrownBy(this::authenticate).isInstanceOf(Problem.Unauthenticated.class);
        request.addParameter("key", client);
        assertThatThrownBy(this::authenticate).isInstanceOf(Problem.Unauthenticated.class);
    }

    @Test
    void aPageOfAnAllowedOriginMayReadTheAnswer() {
        request.addHeader("X-API-Key", client);
        request.addHeader("Origin", ALLOWED);
        authenticate();
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
        assertThat(response.getHeader("Vary")).isEqualTo("Origin");
    }

    @Test
    void aClientKeyIsRefusedOnOtherPagesAndAServerKeyIsNot() {
        request.addHeader("Origin", "https://evil.example");
        request.addHeader("X-API-Key", client);
        assertThatThrownBy(this::authenticate).isInstanceOf(Problem.Forbidden.class);
        var other = new MockHttpServletRequest();
        other.addHeader("Origin", "https://evil.example");
        other.addHeader("X-API-Key", server);
        assertThat(tenancy.authentication.authenticate(other, response).key().kind())
                .isEqualTo(SdkKey.Kind.SERVER);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void theKeyOfADeletedApplicationIsUnknown() {
        request.addHeader("X-API-Key", server);
        tenancy.applications.delete("nebula", "onchain_app", "onchain_app", "moved", ADA);
        assertThatThrownBy(this::authenticate).isInstanceOf(Problem.Unauthenticated.class);
    }

    @Test
    void aPreflightIsAnsweredWithoutAKeyAndElsewherePassedOn() throws Exception {
        assertThat(preflight("/api/v1/key", ALLOWED).getHeader("Access-Control-Allow-Headers"))
                .contains("Authorization", "X-API-Key");
        assertThat(preflight("/api/v1/key", "null").getHeader("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(preflight("/api/manage/v1/tokens", ALLOWED).getHeader("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(preflight("/t/nebula", ALLOWED).getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }

    private static MockHttpServletResponse preflight(String path, String origin) throws Exception {
        var asked = new MockHttpServletRequest("OPTIONS", path);
        asked.addHeader("Origin", origin);
        asked.addHeader("Access-Control-Request-Method", "GET");
        var answer = new MockHttpServletResponse();
        new SdkPreflight().doFilter(asked, answer, new MockFilterChain());
        return answer;
    }

    private SdkKeyAuthentication.SdkCaller authenticate() {
        return tenancy.authentication.authenticate(request, response);
    }
}
