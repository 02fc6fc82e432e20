package io.trackplane.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Role;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the running server does: nothing more, nothing less. */
@ServerTest
class OpenApiTest {
    private static final String YAML = "application/yaml";
    /** They do not end by themselves. */
    private static final Set<String> STREAMS = Set.of("GET /api/stream", "GET /ofrep/v1/stream");

    @Autowired
    private ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    private Pipeline pipeline;
    private Description description;

    @BeforeEach
    void read() {
        pipeline = new Pipeline(context, port);
        description = new Description(json(pipeline.raw("GET", "/api/openapi", null, null)));
    }

    private TreeMap<String, HandlerMethod> routes() {
        var routes = new TreeMap<String, HandlerMethod>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (var path : info.getPatternValues()) {
                var plain = path.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
                if (plain.startsWith("/api/") || plain.startsWith("/ofrep/")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> routes.put(method + " " + plain, handler));
                }
            }
        });
        return routes;
    }

    @Test
    void everyRouteIsDescribedAndNothingElseIs() {
        assertThat(routes()).hasSizeGreaterThan(35);
        assertThat(description.operations().keySet()).isEqualTo(routes().keySet());
    }

    @Test
    void everyParameterOfARouteIsDescribedAndNothingElseIs() {
        var operations = description.operations();
        routes().forEach((name, handler) -> {
            if (name.contains("/api/manage/")) {
                assertThat(described(Objects.requireNonNull(operations.get(name)), "query"))
                        .as(name)
                        .isEqualTo(declared(handler));
            }
            var variables = new TreeSet<String>();
            java.util.regex.Pattern.compile("\\{(\\w+)}")
                    .matcher(name)
                    .results()
                    .forEach(found -> variables.add(found.group(1)));
            assertThat(described(Objects.requireNonNull(operations.get(name)), "path"))
                    .as(name)
                    .isEqualTo(variables);
        });
    }

    private static Set<String> declared(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> {
                    var name = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                            .name();
                    return name.isEmpty() ? parameter.getParameter().getName() : name;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described(JsonNode operation, String in) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
        var references = new HashSet<String>();
        collect(description.document(), references);
        assertThat(references).allMatch(reference -> !description.at(reference).isMissingNode());
        var schemas = description.schemaNames().stream()
                .map(name -> "#/components/schemas/" + name)
                .toList();
        assertThat(references).containsAll(schemas);
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").stringValue());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void operationsHaveIdentifiersOfTheirOwn() {
        assertThat(description.operations().values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    private HttpResponse<String> call(Role role, String method, String path, @Nullable String body, String... headers) {
        var answer = pipeline.send(role, method, path, body, headers);
        description.check(method, "/api/manage/v1" + path, answer);
        var schema = description.body(description.name(method, "/api/manage/v1" + path));
        if (body != null && answer.statusCode() < 300 && Arrays.stream(headers).noneMatch(YAML::equals)) {
            assertThat(description.problems(Objects.requireNonNull(schema), json(body)))
                    .as(method + " " + path)
                    .isEmpty();
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Pipeline.json(answer);
    }

    private static JsonNode json(String body) {
        return io.trackplane.kernel.CanonicalJson.tree(body);
    }

    private void sdk(String method, String path, String key, @Nullable String body) {
        description.check(method, path, pipeline.raw(method, path, key, body));
    }

    /** Every operation is called, rightly and wrongly; what is answered has to be what the document says of it. */
    @Test
    void whatIsAnsweredIsWhatIsDescribed() {
        places();
        keysAndPeople();
        deliveries();
        erasures();
        experiences();
        parts();
        publishing();
        bundles();
        planDraft();
        readingPaths();
        rankings();
        sendingPaths();
        var missing = new TreeSet<>(description.operations().keySet());
        missing.removeAll(description.answered());
        missing.removeAll(STREAMS);
        assertThat(missing).as("operations that nobody called").isEmpty();
    }

    private void places() {
        description.check("GET", "/api/openapi", pipeline.raw("GET", "/api/openapi", null, null));
        call(Role.VIEWER, "GET", "/me", null);
        call(Role.VIEWER, "GET", "/apps", null);
        call(Role.VIEWER, "GET", "/apps/" + pipeline.application + "/environments", null);
        call(Role.VIEWER, "GET", "/apps/none/environments", null);
        call(Role.VIEWER, "GET", "/kinds", null);
        description.check("GET", "/api/manage/v1/me", pipeline.raw("GET", "/api/manage/v1/me", "tpm_wrong", null));
    }

    private void keysAndPeople() {
        var keys = pipeline.at("staging", "/keys");
        call(Role.VIEWER, "GET", keys, null);
        call(Role.VIEWER, "POST", keys, "{\"kind\":\"client\"}");
        call(Role.ADMIN, "POST", keys, "{\"kind\":\"none\"}");
        call(Role.ADMIN, "POST", keys, "{");
        var made = json(call(Role.ADMIN, "POST", keys, "{\"kind\":\"client\",\"label\":\"Web\"}"));
        var next = json(call(
                Role.ADMIN, "POST", keys + "/" + made.path("id").asString() + "/rotate", "{\"overlap\":\"one-hour\"}"));
        call(Role.ADMIN, "POST", keys + "/" + next.path("id").asString() + "/revoke", "{\"reason\":\"leaked\"}");
        var members = json(call(Role.VIEWER, "GET", "/members", null));
        var viewer = StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.path("role").asString().equals("viewer"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        call(Role.ADMIN, "PUT", "/members/" + viewer, "{\"role\":\"operator\",\"reason\":\"night shift\"}");
        call(Role.ADMIN, "PUT", "/members/" + viewer, "{\"role\":\"none\"}");
        call(Role.ADMIN, "PUT", "/members/" + viewer, "{\"role\":\"viewer\"}");
        call(Role.ADMIN, "DELETE", "/members/none", null);
        var operator = StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.path("role").asString().equals("operator"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        call(Role.ADMIN, "DELETE", "/members/" + operator + "?reason=left", null);
        var invited =
                json(call(Role.ADMIN, "POST", "/invitations", "{\"email\":\"new@x.example\",\"role\":\"viewer\"}"));
        call(Role.ADMIN, "GET", "/invitations", null);
        call(Role.ADMIN, "DELETE", "/invitations/" + invited.path("id").asString(), null);
    }

    private void deliveries() {
        var deliveries = pipeline.at("staging", "/deliveries");
        var body =
                "{\"name\":\"Guide\",\"content_type\":\"card\",\"target_users\":100,\"from\":\"2026-11-14\",\"until\":null}";
        call(Role.PRODUCT, "PUT", deliveries + "/d-1", body);
        call(Role.PRODUCT, "PUT", deliveries + "/d-1", body);
        call(Role.PRODUCT, "PUT", deliveries + "/d-1", "{\"name\":\"Tour\",\"version\":99}");
        call(Role.PRODUCT, "PUT", deliveries + "/d-1", "{\"name\":\"\"}");
        call(Role.VIEWER, "PUT", deliveries + "/d-1", body);
        call(Role.VIEWER, "GET", deliveries, null);
        call(Role.VIEWER, "GET", deliveries + "/d-1", null);
        call(Role.VIEWER, "GET", deliveries + "/none", null);
        call(Role.PRODUCT, "POST", deliveries + "/d-1/close", null);
        call(Role.PRODUCT, "POST", deliveries + "/d-1/reopen", null);
        call(Role.PRODUCT, "DELETE", deliveries + "/d-1", null);
        call(Role.PRODUCT, "DELETE", deliveries + "/d-1", null);
    }

    private void erasures() {
        var body = "{\"identifier\":\"usr_1\",\"devices\":false,\"reason\":\"Case 7\"}";
        var asked = json(call(Role.ADMIN, "POST", "/erasures", body));
        call(Role.ADMIN, "POST", "/erasures", "{\"identifier\":\" \",\"reason\":\"\"}");
        call(Role.ADMIN, "POST", "/erasures", "{");
        call(Role.PRODUCT, "POST", "/erasures", body);
        call(Role.ADMIN, "POST", "/erasures/find", "{\"identifier\":\"usr_1\"}");
        call(Role.ADMIN, "POST", "/erasures/find", "{\"identifier\":null}");
        call(Role.PRODUCT, "GET", "/erasures", null);
        call(Role.PRODUCT, "GET", "/erasures?limit=0", null);
        call(Role.VIEWER, "GET", "/erasures", null);
        call(Role.PRODUCT, "GET", "/erasures/" + asked.path("id").asString(), null);
        call(Role.PRODUCT, "GET", "/erasures/none", null);
    }

    private void experiences() {
        for (var path : List.of("vitals", "errors", "api", "delivery/d-bridge-guide", "action/a-1")) {
            sdk("GET", "/api/stats/" + path, "tps_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path + "?from=tomorrow", "tps_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path, "tps_wrong", null);
            sdk("GET", "/api/stats/" + path, "tpc_demo_onchain_app", null);
        }
        sdk("GET", "/api/stats/delivery/none", "tps_demo_onchain_app", null);
    }

    private void parts() {
        var staging = json(pipeline.raw("GET", "/api/manage/v1/apps/onchain_app/bundle", "tpm_demo_nebula", null))
                .path("environments")
                .path("production");
        for (var segment : staging.path("segments")) {
            call(Role.ADMIN, "PUT", part("segment", segment) + "?publish=true", segment.toString());
        }
        for (var flag : staging.path("flags")) {
            call(Role.ADMIN, "PUT", part("flag", flag), flag.toString());
        }
        for (var parameter : staging.path("parameters")) {
            call(Role.ADMIN, "PUT", part("parameter", parameter) + "?publish=true", parameter.toString());
        }
        for (var kind : List.of("sampling", "collection", "masking", "consent")) {
            var path = pipeline.at("staging", "/parts/" + kind + "/" + kind);
            call(Role.ADMIN, "PUT", path, staging.path(kind).toString());
            call(Role.VIEWER, "GET", path, null);
        }
        var sampling = pipeline.at("staging", "/parts/sampling/sampling");
        call(Role.ADMIN, "PUT", sampling, "{\"default\":7}");
        call(Role.VIEWER, "PUT", sampling, "{\"default\":1}");
        call(Role.ADMIN, "PUT", sampling, "{\"default\":1}", "If-Match", "\"other\"");
        call(Role.ADMIN, "PUT", pipeline.at("staging", "/parts/none/none"), "{}");
        call(Role.VIEWER, "GET", pipeline.at("staging", "/parts"), null);
        call(Role.VIEWER, "GET", pipeline.at("staging", "/parts?kind=flag"), null);
        call(Role.VIEWER, "GET", pipeline.at("staging", "/parts/flag/none"), null);
    }

    private String part(String kind, JsonNode content) {
        return pipeline.at(
                "staging", "/parts/" + kind + "/" + content.path("key").asString());
    }

    private void publishing() {
        var question =
                "{\"context\":{\"user_id\":\"u1\",\"platform\":\"android\",\"app_version\":\"4.12.1\"},\"drafts\":true}";
        call(Role.VIEWER, "POST", pipeline.at("staging", "/explain"), question);
        call(Role.VIEWER, "POST", pipeline.at("staging", "/explain"), "{\"context\":[]}");
        call(
                Role.VIEWER,
                "POST",
                pipeline.at("staging", "/masking/bench"),
                "{\"event\":{\"event_name\":\"a\",\"ip\":\"203.0.113.57\",\"password\":\"x\"},\"drafts\":true}");
        call(Role.VIEWER, "POST", pipeline.at("staging", "/masking/bench"), "{}");
        call(Role.VIEWER, "GET", pipeline.at("staging", "/drafts"), null);
        call(Role.ADMIN, "DELETE", pipeline.at("staging", "/drafts/consent/consent"), null);
        call(Role.ADMIN, "DELETE", pipeline.at("staging", "/drafts/consent/consent"), null);
        var publish = pipeline.at("staging", "/drafts/publish");
        call(Role.VIEWER, "POST", publish, "{}");
        call(Role.ADMIN, "POST", publish, "{\"drafts\":[{\"kind\":\"flag\",\"key\":\"none\"}]}");
        call(Role.ADMIN, "POST", publish, "{\"reason\":\"all of it\"}");
        call(Role.ADMIN, "POST", publish, "{}");
        call(Role.ADMIN, "PUT", pipeline.at("staging", "/parts/flag-kill/gasless-claim"), "{}");
        call(Role.ADMIN, "DELETE", pipeline.at("staging", "/parts/flag-kill/gasless-claim"), null);
        var revisions = pipeline.at("staging", "/revisions");
        call(Role.VIEWER, "GET", revisions + "?limit=5", null);
        call(Role.VIEWER, "GET", revisions + "?limit=0", null);
        call(Role.VIEWER, "GET", revisions + "?limit=x", null);
        call(Role.VIEWER, "GET", revisions + "/1", null);
        call(Role.VIEWER, "GET", revisions + "/999", null);
        call(Role.VIEWER, "GET", revisions + "/1/compare", null);
        call(Role.ADMIN, "POST", revisions + "/1/revert", "{\"reason\":\"back\"}");
        call(Role.ADMIN, "POST", revisions + "/1/revert", "{\"kind\":\"flag\"}");
    }

    private void planDraft() {
        var plan = "/apps/" + pipeline.application + "/plan";
        var paid = plan + "/draft/event/order_paid";
        call(Role.VIEWER, "PUT", paid, "{\"name\":\"order_paid\"}");
        call(Role.PRODUCT, "PUT", paid, "{\"name\":\"order_paid\",\"title\":\"Paid\"}", "If-None-Match", "*");
        call(Role.PRODUCT, "PUT", paid, "{\"name\":\"order_paid\"}", "If-Match", "\"other\"");
        call(Role.PRODUCT, "PUT", paid, "{\"name\":\"\"}");
        call(Role.PRODUCT, "PUT", paid, "{");
        call(Role.VIEWER, "GET", paid, null);
        call(Role.VIEWER, "GET", plan + "/draft/group/none", null);
        var table = "{\"text\":\"| event_name | description |\\n|---|---|\\n| order_sent | Sent |\"}";
        call(Role.PRODUCT, "POST", plan + "/import?dry_run=true", table);
        call(Role.PRODUCT, "POST", plan + "/import", table);
        call(Role.PRODUCT, "POST", plan + "/import", "{\"text\":7}");
        call(Role.VIEWER, "GET", plan + "/draft", null);
        call(Role.VIEWER, "GET", plan + "/export/plan.json", null);
        call(Role.VIEWER, "GET", plan + "/export/plan.csv", null);
        call(Role.VIEWER, "GET", plan + "/export/plan.exe", null);
        call(Role.PRODUCT, "POST", plan + "/draft/event/order_paid/discard", null);
        call(Role.PRODUCT, "POST", plan + "/draft/event/order_paid/discard", null);
        call(Role.PRODUCT, "POST", plan + "/draft/publish", "{}");
        call(Role.PRODUCT, "POST", plan + "/draft/publish", "{\"reason\":\"Shipping\",\"basis\":\"other\"}");
        call(Role.PRODUCT, "POST", plan + "/draft/publish", "{\"reason\":\"Shipping\"}");
        call(Role.PRODUCT, "DELETE", plan + "/draft/event/order_sent", null);
        call(Role.PRODUCT, "DELETE", plan + "/draft", null);
        call(Role.PRODUCT, "POST", plan + "/versions/1/restore", null);
        call(Role.PRODUCT, "POST", plan + "/versions/99/restore", null);
        call(Role.PRODUCT, "DELETE", plan + "/draft", null);
        call(Role.VIEWER, "GET", "/lint-rules", null);
        call(Role.PRODUCT, "PUT", "/lint-rules", "{\"rules\":{\"missing_owner\":\"error\"},\"must_have\":[]}");
        call(Role.PRODUCT, "PUT", "/lint-rules?version=-1", "{}");
        call(Role.PRODUCT, "PUT", "/lint-rules", "{\"rules\":7}");
    }

    private void bundles() {
        var demo = pipeline.raw("GET", "/api/manage/v1/apps/onchain_app/bundle", "tpm_demo_nebula", null)
                .body();
        var mine = demo.replace("\"onchain_app\"", "\"" + pipeline.application + "\"");
        call(Role.ADMIN, "PUT", pipeline.bundle() + "?dry_run=true", mine);
        call(Role.ADMIN, "PUT", pipeline.bundle(), mine);
        call(Role.ADMIN, "PUT", pipeline.bundle() + "?reason=like+the+demo", mine);
        call(Role.VIEWER, "GET", pipeline.bundle(), null);
        call(Role.VIEWER, "GET", pipeline.bundle(), null, "Accept", YAML);
        call(Role.ADMIN, "PATCH", pipeline.bundle(), "{\"bundle\":1}");
        call(Role.ADMIN, "PATCH", pipeline.bundle(), "bundle: [", "Content-Type", YAML);
        var versions = "/apps/" + pipeline.application + "/plan/versions";
        call(Role.VIEWER, "GET", versions, null);
        call(Role.VIEWER, "GET", versions + "/1", null);
        call(Role.VIEWER, "GET", versions + "/9", null);
        call(Role.VIEWER, "GET", versions + "/0/compare", null);
    }

    private void readingPaths() {
        for (var key : List.of("tpc_demo_onchain_app", "tps_demo_mall_web", "tpc_demo_billiard_app", "tpc_wrong")) {
            sdk("GET", "/api/v1/key", key, null);
            sdk("GET", "/api/telemetry/config", key, null);
            sdk("GET", "/api/flags?user_id=u1&platform=android", key, null);
            sdk("POST", "/api/flags", key, "{\"context\":{\"user_id\":\"u1\"}}");
            sdk("GET", "/api/config/remote?user_id=u1", key, null);
            sdk("POST", "/ofrep/v1/evaluate/flags", key, "{\"context\":{\"targetingKey\":\"u1\"}}");
            sdk("POST", "/ofrep/v1/evaluate/flags/wallet-connect-v2", key, "{\"context\":{\"targetingKey\":\"u1\"}}");
        }
        sdk("POST", "/ofrep/v1/evaluate/flags/none", "tpc_demo_onchain_app", "{}");
    }

    private void rankings() {
        for (var path : List.of("overview", "pages", "referrers", "events", "ledger")) {
            sdk("GET", "/api/stats/" + path + "?preset=30d", "tps_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path + "?from=2026-13-01", "tps_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path + "?app=mall_web", "tps_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path, "tpc_demo_onchain_app", null);
            sdk("GET", "/api/stats/" + path, "tps_wrong", null);
        }
    }

    private void sendingPaths() {
        var track =
                "{\"events\":[{\"event_name\":\"page_view\",\"timestamp\":1652345678901,\"user_id\":\"u1\",\"phone\":\"13812345678\"},7]}";
        var telemetry =
                "{\"events\":[{\"type\":\"page\",\"name\":\"/\",\"ts\":1652345678901},{\"type\":\"x\",\"name\":\"/\",\"ts\":1}]}";
        for (var key : List.of("tpc_demo_onchain_app", "tpc_wrong")) {
            for (var path : List.of("/api/v1/track", "/api/v1/track/batch", "/api/v1/track/debug", "/api/track")) {
                sdk("POST", path, key, track);
                sdk("POST", path, key, "{}");
            }
            sdk("POST", "/api/telemetry/batch", key, telemetry);
            sdk("POST", "/api/telemetry/batch", key, "[]");
        }
        description.check("GET", "/api/v1/track/health", pipeline.raw("GET", "/api/v1/track/health", null, null));
    }
}
