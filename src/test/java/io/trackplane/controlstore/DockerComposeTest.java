package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DockerComposeTest {
    private final String text = read("docker-compose.yml");
    private final Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    private final Map<String, Map<String, Object>> services = services(compose);

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(Map<String, Object> compose) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name));
    }

    @Test
    void consistsOfTheApplicationAndMongo() {
        assertThat(services).containsOnlyKeys("trackplane", "mongodb");
    }

    @Test
    void everyImageIsPinned() throws IOException {
        assertThat(service("mongodb").get("image")).asString().matches("mongo:8\\.0\\.\\d+");
        var from = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("FROM "))
                .toList();
        assertThat(from)
                .hasSize(2)
                .allMatch(line -> line.matches("FROM (maven|eclipse-temurin):\\d\\S*\\d\\S* AS \\w+"));
    }

    @Test
    void everyServiceHasAHealthCheckAndTheApplicationWaitsForMongo() throws IOException {
        assertThat(service("mongodb")).containsKey("healthcheck");
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("\nHEALTHCHECK ");
        assertThat(service("trackplane").get("depends_on"))
                .isEqualTo(Map.of("mongodb", Map.of("condition", "service_healthy")));
    }

    @Test
    void noSecretIsWrittenDown() {
        var named = text.lines()
                .filter(line -> line.matches("(?i)\\s*[^#]*(password|secret|token|keyfile)\\w*: .*"))
                .toList();
        assertThat(named).allMatch(line -> line.contains("${") && line.contains(":?"));
        assertThat(text).doesNotContainPattern("mongodb://[^/$\\s]*:[^/$\\s]*@");
    }

    @Test
    void dataIsInNamedVolumes() {
        assertThat(compose.get("volumes"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("trackplane-data", "mongodb-data", "mongodb-config");
        assertThat(services.values())
                .allSatisfy(service -> assertThat((Iterable<?>) service.get("volumes"))
                        .allMatch(volume -> volume.toString().matches("(trackplane|mongodb)-(data|config):/.*")));
    }

    @Test
    void mongoIsReachableFromTheApplicationOnly() {
        assertThat(service("mongodb")).doesNotContainKey("ports");
        assertThat(service("mongodb").get("networks")).isEqualTo(List.of("control"));
        assertThat(compose.get("networks"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("control", Map.of("internal", true));
    }
}
