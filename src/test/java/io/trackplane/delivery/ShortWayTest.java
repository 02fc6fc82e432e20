package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class ShortWayTest {
    @Autowired
    private MockMvcTester mvc;

    private List<String> headers(String path, boolean secure, String name) {
        var answer = mvc.get()
                .uri(path)
                .secure(secure)
                .header("Authorization", "Bearer tpc_demo_onchain_app")
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getHeaders(name);
    }

    @Test
    void itsAnswersAreProtectedAsAllOthersAre() {
        for (var path : List.of("/api/flags", "/api/telemetry/config", "/api/config/remote")) {
            for (var header : List.of("Strict-Transport-Security", "X-Content-Type-Options")) {
                assertThat(headers(path, true, header))
                        .as(path)
                        .isNotEmpty()
                        .isEqualTo(headers("/api/v1/key", true, header));
            }
            assertThat(headers(path, false, "Strict-Transport-Security")).isEmpty();
        }
    }
}
