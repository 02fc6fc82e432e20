package io.trackplane.management;

import static io.trackplane.management.Pipeline.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Role;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@ServerTest
class PartsApiTest {
    private static final String FLAG = """
            {"key":"new-checkout","name":"New checkout","variants":[{"key":"on","value":true},{"key":"off","value":false}],
             "enabled":true,"off_variant":"off","rules":[{"id":"r1","share":%d,"serve":{"variant":"on"}}],"otherwise":{"variant":"off"}}
            """;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Pipeline pipeline;

    @BeforeEach
    void makeAnApplication() {
        pipeline = new Pipeline(context, port);
    }

    private HttpResponse<String> put(Role role, String environment, String query, int share, String... headers) {
        return pipeline.send(
                role,
                "PUT",
                pipeline.at(environment, "/parts/flag/new-checkout" + query),
                FLAG.formatted(share),
                headers);
    }

    private JsonNode get(String environment, String rest) {
        var answer = pipeline.get(Role.VIEWER, pipeline.at(environment, rest));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aPartIsDraftedReadAndPublished() {
        var drafted = put(Role.PRODUCT, "staging", "", 1000);
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(200);
        assertThat(json(drafted).path("published").isNull()).isTrue();
        assertThat(json(drafted).path("draft").path("action").asString()).isEqualTo("created");
        assertThat(get("staging", "/parts/flag/new-checkout")
                        .path("content")
                        .path("name")
                        .asString())
                .isEqualTo("New checkout");
        assertThat(get("staging", "/parts").path(0).path("published").asBoolean())
                .isFalse();

        var waiting = get("staging", "/drafts");
        assertThat(waiting.path("drafts")).hasSize(1);
        assertThat(waiting.path("problems")).isEmpty();
        var basis = waiting.path("drafts").path(0).path("basis").asString();
        var body = "{\"reason\":\"go\",\"drafts\":[{\"kind\":\"flag\",\"key\":\"new-checkout\",\"basis\":\"" + basis
                + "\"}]}";
        var published = pipeline.send(Role.PRODUCT, "POST", pipeline.at("staging", "/drafts/publish"), body);
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(json(published).path("number").asInt()).isEqualTo(1);
        assertThat(json(published).path("by").path("kind").asString()).isEqualTo("token");
        assertThat(get("staging", "/drafts").path("drafts")).isEmpty();
        assertThat(get("staging", "/parts?kind=flag").path(0).path("published").asBoolean())
                .isTrue();
    }

    @Test
    void aPartIsPublishedAtOnceWhereThatIsAskedFor() {
        var published = put(Role.PRODUCT, "staging", "?publish=true", 1000);
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(json(published).path("revision").asInt()).isEqualTo(1);
        assertThat(json(put(Role.PRODUCT, "staging", "?publish=true", 1000))
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        var gone = pipeline.send(
                Role.PRODUCT, "DELETE", pipeline.at("staging", "/parts/flag/new-checkout?publish=true"), null);
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
        assertThat(pipeline.get(Role.VIEWER, pipeline.at("staging", "/parts/flag/new-checkout"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(pipeline.send(Role.PRODUCT, "DELETE", pipeline.at("staging", "/parts/flag/new-checkout"), null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecondOfTwoEditorsIsTold() {
        var first = put(Role.PRODUCT, "staging", "", 1000, "If-None-Match", "*");
        assertThat(put(Role.ADMIN, "staging", "", 2000, "If-None-Match", "*").statusCode())
                .isEqualTo(409);
        var second = put(Role.ADMIN, "staging", "", 2000, "If-Match", tag(first));
        assertThat(second.statusCode()).isEqualTo(200);
        var stale = put(Role.PRODUCT, "staging", "", 3000, "If-Match", tag(first));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(json(stale).path("message").asString()).isNotBlank();
    }

    @Test
    void wrongContentIsToldFieldByFieldAndNothingIsSaved() {
        var wrong = put(Role.PRODUCT, "staging", "", 200_000);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"field\":\"rules[0].share\"");
        var unknown = pipeline.send(
                Role.PRODUCT,
                "PUT",
                pipeline.at("staging", "/parts/flag/new-checkout"),
                FLAG.formatted(1).replace("\"enabled\"", "\"enabld\""));
        assertThat(unknown.body()).contains("\"code\":422", "\"field\":\"enabld\"");
        var segment = FLAG.formatted(1).replace("\"share\":1", "\"when\":{\"segment\":\"nobody\"}");
        var refused = pipeline.send(
                Role.PRODUCT, "PUT", pipeline.at("staging", "/parts/flag/new-checkout?publish=true"), segment);
        assertThat(refused.body()).contains("\"code\":422", "\"field\":\"rules[0].when");
        assertThat(get("staging", "/parts")).isEmpty();
        assertThat(pipeline.send(Role.PRODUCT, "PUT", pipeline.at("staging", "/parts/flag/other"), FLAG.formatted(1))
                        .body())
                .contains("\"field\":\"key\"");
        assertThat(pipeline.send(Role.PRODUCT, "PUT", pipeline.at("staging", "/parts/unknown/x"), "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rolesMayWhatTheyMayInTheConsole() {
        assertThat(put(Role.VIEWER, "staging", "", 1).statusCode()).isEqualTo(403);
        assertThat(put(Role.OPERATOR, "staging", "", 1).statusCode()).isEqualTo(403);
        assertThat(put(Role.PRODUCT, "production", "?publish=true&reason=x", 1).statusCode())
                .isEqualTo(403);
        assertThat(put(Role.PRODUCT, "production", "", 1).statusCode()).isEqualTo(200);
        assertThat(pipeline.send(Role.VIEWER, "DELETE", pipeline.at("production", "/drafts/flag/new-checkout"), null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(Role.ADMIN, "production", "?publish=true", 1).body())
                .contains("\"code\":422", "\"field\":\"reason\"");
        assertThat(put(Role.ADMIN, "production", "?publish=true&reason=x", 1).statusCode())
                .isEqualTo(200);
        var sampling = pipeline.at("staging", "/parts/sampling/sampling");
        assertThat(pipeline.send(Role.PRODUCT, "PUT", sampling, "{\"default\":0.5}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(pipeline.send(Role.ADMIN, "PUT", sampling, "{\"default\":0.5}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void killSwitchesActAtOnce() {
        put(Role.ADMIN, "production", "?publish=true&reason=x", 1);
        var kill = pipeline.at("production", "/parts/flag-kill/new-checkout");
        assertThat(pipeline.send(Role.PRODUCT, "PUT", kill + "?reason=x", "{}").statusCode())
                .isEqualTo(403);
        assertThat(pipeline.send(Role.OPERATOR, "PUT", kill, "{}").body()).contains("\"field\":\"reason\"");
        var thrown = pipeline.send(Role.OPERATOR, "PUT", kill + "?reason=outage", "{}");
        assertThat(thrown.statusCode()).as(thrown.body()).isEqualTo(200);
        assertThat(explained("production", "{\"context\":{\"user_id\":\"u1\"}}")
                        .path("reason")
                        .asString())
                .isEqualTo("DISABLED");
        assertThat(pipeline.send(Role.OPERATOR, "DELETE", kill + "?reason=over", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("production", "/drafts").path("drafts")).isEmpty();
        var off = pipeline.at("production", "/parts/collection-off/collection-off?reason=outage");
        assertThat(pipeline.send(Role.OPERATOR, "PUT", off, "{}").statusCode()).isEqualTo(200);
    }

    private JsonNode explained(String environment, String question) {
        var answer = pipeline.send(Role.VIEWER, "POST", pipeline.at(environment, "/explain"), question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("flags").path(0);
    }

    @Test
    void aFlagIsExplainedInWordsAsPublishedAndAsDrafted() {
        put(Role.ADMIN, "staging", "?publish=true", 0);
        put(Role.ADMIN, "staging", "", 100_000);
        var published = explained("staging", "{\"context\":{\"user_id\":\"u1\"},\"flags\":[\"new-checkout\"]}");
        assertThat(published.path("variant").asString()).isEqualTo("off");
        assertThat(published.path("steps")).isNotEmpty();
        assertThat(published.path("steps").path(0).path("text").asString()).isNotBlank();
        var drafted = explained("staging", "{\"context\":{\"user_id\":\"u1\"},\"drafts\":true}");
        assertThat(drafted.path("variant").asString()).isEqualTo("on");
        assertThat(drafted.path("value").asBoolean()).isTrue();
        assertThat(explained("staging", "{\"flags\":[\"none\"]}").path("error").asString())
                .isEqualTo("FLAG_NOT_FOUND");
    }

    @Test
    void theMaskingBenchShowsBeforeAndAfterAndWhichRuleDidIt() {
        var rule =
                "{\"rules\":[{\"id\":\"mail\",\"name\":\"E-mail\",\"find\":{\"detectors\":[\"email\"]},\"action\":{\"kind\":\"replace\",\"text\":\"[mail]\"}}]}";
        var event =
                "{\"event_name\":\"paid\",\"user_id\":\"u1\",\"contact\":\"a@b.example\",\"properties\":{\"amount\":45}}";
        var body = "{\"event\":" + event + ",\"masking\":" + rule + "}";
        var tried = pipeline.send(Role.VIEWER, "POST", pipeline.at("staging", "/masking/bench"), body);
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(json(tried).path("event").path("properties").path("contact").asString())
                .isEqualTo("[mail]");
        assertThat(json(tried).path("event").path("properties").path("amount").asInt())
                .isEqualTo(45);
        assertThat(StreamSupport.stream(json(tried).path("fields").spliterator(), false)
                        .filter(field -> field.path("rule").asString("").equals("mail"))
                        .map(field -> field.path("field").asString() + " "
                                + field.path("action").asString()))
                .containsExactly("properties.contact replace");
        var wrong = body.replace("\"detectors\":[\"email\"]", "\"detectors\":[\"none\"]");
        assertThat(pipeline.send(Role.VIEWER, "POST", pipeline.at("staging", "/masking/bench"), wrong)
                        .body())
                .contains("\"code\":422", "\"field\":\"masking.rules[0].find.detectors");
    }

    @Test
    void revisionsAreListedComparedAndReverted() {
        put(Role.ADMIN, "staging", "?publish=true", 1000);
        put(Role.ADMIN, "staging", "?publish=true&reason=more", 2000);
        var all = get("staging", "/revisions");
        assertThat(all).hasSize(2);
        assertThat(all.path(0).path("reason").asString()).isEqualTo("more");
        assertThat(get("staging", "/revisions?kind=flag&key=new-checkout&limit=1"))
                .hasSize(1);
        var second = get("staging", "/revisions/2");
        assertThat(second.path("changes").path(0).path("fields").toString()).contains("1%", "2%");
        var difference = get("staging", "/revisions/1/compare");
        assertThat(difference.path("to").asInt()).isEqualTo(2);
        assertThat(difference.path("changes")).hasSize(1);
        var reverted = pipeline.send(
                Role.ADMIN, "POST", pipeline.at("staging", "/revisions/1/revert"), "{\"reason\":\"worse\"}");
        assertThat(reverted.statusCode()).as(reverted.body()).isEqualTo(200);
        assertThat(json(reverted).path("reverted_to").asInt()).isEqualTo(1);
        assertThat(get("staging", "/revisions/1/compare").path("changes")).isEmpty();
        assertThat(pipeline.get(Role.VIEWER, pipeline.at("staging", "/revisions/9"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(pipeline.get(Role.VIEWER, pipeline.at("staging", "/revisions?limit=1000"))
                        .body())
                .contains("\"field\":\"limit\"");
    }

    @Test
    void aDraftIsDiscarded() {
        put(Role.PRODUCT, "staging", "", 1000);
        var draft = pipeline.at("staging", "/drafts/flag/new-checkout");
        assertThat(pipeline.send(Role.PRODUCT, "DELETE", draft, null).statusCode())
                .isEqualTo(204);
        assertThat(pipeline.send(Role.PRODUCT, "DELETE", draft, null).statusCode())
                .isEqualTo(404);
        assertThat(get("staging", "/drafts").path("drafts")).isEmpty();
    }

    @Test
    void everyKindSaysWhatItNeeds() {
        var kinds = json(pipeline.get(Role.VIEWER, "/kinds"));
        assertThat(StreamSupport.stream(kinds.spliterator(), false)
                        .filter(kind -> kind.path("acts_at_once").asBoolean())
                        .map(kind -> kind.path("kind").asString()))
                .containsExactly("flag-kill", "collection-off");
    }
}
