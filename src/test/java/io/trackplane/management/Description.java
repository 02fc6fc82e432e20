package io.trackplane.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, and what it says of requests and answers. */
final class Description {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final TreeSet<String> answered = new TreeSet<>();

    Description(JsonNode document) {
        this.document = document;
    }

    JsonNode document() {
        return document;
    }

    /** {@code GET /api/manage/v1/me} and all others, with what is said of them. */
    Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
        return operations;
    }

    /** The operations that were answered as they should be. */
    TreeSet<String> answered() {
        return answered;
    }

    /** Compares an answer with what the document says of it. */
    void check(String method, String path, HttpResponse<String> answer) {
        var name = name(method, path);
        var responses = Objects.requireNonNull(operations().get(name)).path("responses");
        var status = Integer.toString(answer.statusCode());
        var told = name + " answered " + status + " " + answer.body();
        assertThat(responses.has(status)).as("documented: " + told).isTrue();
        var response = resolved(responses.path(status));
        if (response.path("content").isEmpty()) {
            assertThat(answer.body()).as(told).isEmpty();
        } else {
            var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
            var content = response.path("content").path(type);
            assertThat(content.isMissingNode())
                    .as("content type " + type + ": " + told)
                    .isFalse();
            if (type.endsWith("json") || type.endsWith("yaml")) {
                var node =
                        BundleFormat.named(type).read(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                assertThat(problems(content.path("schema"), node)).as(told).isEmpty();
            }
        }
        if (answer.statusCode() < 300) {
            answered.add(name);
        }
    }

    java.util.List<String> problems(JsonNode schema, JsonNode value) {
        return compiled(schema).validate(value).stream().map(Object::toString).toList();
    }

    private Schema compiled(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    java.util.Collection<String> schemaNames() {
        return document.path("components").path("schemas").propertyNames();
    }

    private JsonNode resolved(JsonNode response) {
        var reference = response.path("$ref").asString("");
        return reference.isEmpty() ? response : at(reference);
    }

    /** What a reference within the document leads to. */
    JsonNode at(String reference) {
        JsonNode node = document;
        for (var step : reference.substring("#/".length()).split("/")) {
            node = node.path(step);
        }
        return node;
    }

    /** The operation that a request is one of. */
    String name(String method, String path) {
        var plain = path.replaceAll("\\?.*", "");
        return operations().keySet().stream()
                .filter(name -> name.startsWith(method + " "))
                .filter(name -> Pattern.matches(
                        VARIABLE.matcher(name.substring(method.length() + 1)).replaceAll("[^/]+"), plain))
                .min(java.util.Comparator.comparingInt(
                        (String name) -> (int) VARIABLE.matcher(name).results().count()))
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not documented"));
    }

    @Nullable JsonNode body(String operation) {
        var content = Objects.requireNonNull(operations().get(operation))
                .path("requestBody")
                .path("content")
                .path("application/json");
        return content.isMissingNode() ? null : content.path("schema");
    }
}
