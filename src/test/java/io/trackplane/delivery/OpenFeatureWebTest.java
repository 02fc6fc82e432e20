package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.CanonicalJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** OpenFeature's own web SDK and provider, in Node with an EventSource. {@code scripts/verify} installs what it needs. */
@ServerTest
class OpenFeatureWebTest {
    private static final Path DIRECTORY = Path.of("src/test/node");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    @Timeout(60)
    void theWebSdkReadsEveryTypeAndSeesAChangeThroughTheStream() throws Exception {
        assertThat(Files.isDirectory(DIRECTORY.resolve("node_modules")))
                .as("run scripts/verify once, or npm ci in " + DIRECTORY)
                .isTrue();
        var shop = new Shop(context, port);
        shop.publishEveryType();
        shop.flag(
                "staff",
                Shop.flag(
                        "staff",
                        "string",
                        "\"in\"",
                        "\"out\"",
                        true,
                        "\"rules\":[{\"id\":\"r\",\"when\":{\"attribute\":\"user_id\",\"operator\":\"starts_with\",\"values\":[\"staff-\"]},"
                                + "\"serve\":{\"variant\":\"a\"}}],\"otherwise\":{\"variant\":\"b\"}"));
        var seen = run(shop);
        assertThat(seen.get("boolean").get("value").booleanValue()).isTrue();
        assertThat(seen.get("boolean").get("reason").stringValue()).isEqualTo("STATIC");
        assertThat(seen.get("boolean").get("variant").stringValue()).isEqualTo("a");
        assertThat(seen.get("string").get("value").stringValue()).isEqualTo("héllo \"值\"");
        assertThat(seen.get("whole").get("value").intValue()).isEqualTo(42);
        assertThat(seen.get("fraction").get("value").doubleValue()).isEqualTo(3);
        assertThat(seen.get("object").at("/value/a/1").intValue()).isEqualTo(2);
        assertThat(seen.get("hidden").get("errorCode").stringValue()).isEqualTo("FLAG_NOT_FOUND");
        assertThat(seen.get("unknown").get("errorCode").stringValue()).isEqualTo("FLAG_NOT_FOUND");
        assertThat(seen.get("unknown").get("value").booleanValue()).isTrue();
        assertThat(seen.get("mismatch").get("errorCode").stringValue()).isEqualTo("TYPE_MISMATCH");
        assertThat(seen.get("unchanged").get("answers").toString()).startsWith("[200,304");
        assertThat(seen.get("changed").get("value").booleanValue()).isFalse();
        assertThat(seen.get("otherUser").get("value").stringValue()).isEqualTo("in");
        assertThat(seen.get("wrongKey").get("status").stringValue()).isEqualTo("FATAL");
    }

    /** What the script says, by its names. A change is published as soon as it listens. */
    private static JsonNode run(Shop shop) throws IOException, InterruptedException {
        var process = new ProcessBuilder("node", "web-sdk.mjs", shop.address(), shop.client)
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        var seen = JsonNodeFactory.instance.objectNode();
        var other = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("{\"what\"")) {
                    other.append(line).append('\n');
                    continue;
                }
                var said = CanonicalJson.tree(line);
                seen.set(said.get("what").stringValue(), said);
                if (seen.has("listening") && !seen.has("changed")) {
                    shop.flag("truth", Shop.serving("truth", "boolean", "false", "true", true));
                }
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(other.toString()).isZero();
        return seen;
    }
}
