package io.trackplane.management;

import static io.trackplane.management.Pipeline.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Role;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class PlanDraftApiTest {
    private static final String PAID = "/draft/event/order_paid";

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Pipeline pipeline;

    @BeforeEach
    void makeAnApplication() {
        pipeline = new Pipeline(context, port);
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body, String... headers) {
        return pipeline.send(Role.PRODUCT, method, "/apps/" + pipeline.application + "/plan" + path, body, headers);
    }

    private static String event(String title) {
        return "{\"name\":\"order_paid\",\"title\":\"" + title + "\"}";
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aPlanIsDraftedAndPublishedByAScript() {
        assertThat(call("PUT", PAID, event("Paid")).statusCode()).isEqualTo(200);
        var draft = json(call("GET", "/draft", null));
        assertThat(draft.path("changes").get(0).path("action").asString()).isEqualTo("created");
        assertThat(draft.path("findings").isEmpty()).isFalse();

        var published = call(
                "POST",
                "/draft/publish",
                "{\"reason\":\"First\",\"basis\":\"" + draft.path("basis").asString() + "\"}");

        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(json(call("GET", "/versions/1", null)).path("plan")).isEqualTo(draft.path("plan"));
        assertThat(json(call("GET", "/draft", null)).path("changes").isEmpty()).isTrue();
    }

    @Test
    void theSecondOfTwoScriptsIsTold() {
        var first = call("PUT", PAID, event("One"), "If-None-Match", "*");
        assertThat(call("PUT", PAID, event("Two"), "If-None-Match", "*").statusCode())
                .isEqualTo(409);
        assertThat(call("PUT", PAID, event("Three"), "If-Match", tag(first)).statusCode())
                .isEqualTo(200);
        assertThat(call("PUT", PAID, event("Four"), "If-Match", tag(first)).statusCode())
                .isEqualTo(409);
        assertThat(call("DELETE", PAID, null, "If-Match", tag(first)).statusCode())
                .isEqualTo(409);

        assertThat(json(call("GET", PAID, null))
                        .path("definition")
                        .path("title")
                        .asString())
                .isEqualTo("Three");
    }

    @Test
    void anEventIsRenamedByItsBody() {
        call("PUT", PAID, event("Paid"));

        assertThat(call("PUT", PAID, "{\"name\":\"order_settled\"}").statusCode())
                .isEqualTo(200);

        assertThat(call("GET", PAID, null).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/draft/event/order_settled", null).statusCode()).isEqualTo(200);
    }

    @Test
    void aTrialOfAnImportSavesNothing() {
        var table = "{\"text\":\"| event_name | description |\\n|---|---|\\n| order_sent | Sent |\"}";

        assertThat(json(call("POST", "/import?dry_run=true", table))
                        .path("rows")
                        .get(0)
                        .path("result")
                        .asString())
                .isEqualTo("new");
        assertThat(json(call("GET", "/draft", null)).path("changes").isEmpty()).isTrue();
        assertThat(json(call("POST", "/import", table)).path("imported").asBoolean())
                .isTrue();
        assertThat(call("GET", "/export/plan.csv", null).body()).contains("order_sent");
    }

    @Test
    void aDraftThatChangedSinceItWasReadIsNotPublished() {
        call("PUT", PAID, event("One"));
        var read = json(call("GET", "/draft", null)).path("basis").asString();
        call("PUT", PAID, event("Two"));

        var refused = call("POST", "/draft/publish", "{\"reason\":\"First\",\"basis\":\"" + read + "\"}");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(call("GET", "/versions/1", null).statusCode()).isEqualTo(404);
    }

    @Test
    void publishingNeedsAReason() {
        call("PUT", PAID, event("Paid"));

        var refused = call("POST", "/draft/publish", "{}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("reason");
    }
}
