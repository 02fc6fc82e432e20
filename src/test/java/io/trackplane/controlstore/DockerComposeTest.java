package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DockerComposeTest {
    private static Map<String, Map<String, Object>> services;
    private static Map<String, Object> compose;
    private static String text;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        text = Files.readString(Path.of("docker-compose.yml"));
        compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        services = (Map<String, Map<String, Object>>) compose.get("services");
    }

    @Test
    void consistsOfTheApplicationAndMongo() {
        assertThat(services).containsOnlyKeys("trackplane", "mongodb");
    }

    @Test
    void everyImageIsPinned() throws IOException {
        assertThat(services.get("mongodb").get("image")).asString().matches("mongo:8\\.0\\.\\d+");
        var from = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("FROM "))
                .toList();
        assertThat(from)
                .hasSize(2)
                .allMatch(line -> line.matches("FROM (maven|eclipse-temurin):\\d\\S*\\d\\S* AS \\w+"));
    }

    @Test
    void everyServiceHasAHealthCheckAndTheApplicationWaitsForMongo() throws IOException {
        assertThat(services.get("mongodb")).containsKey("healthcheck");
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("\nHEALTHCHECK ");
        assertThat(services.get("trackplane").get("depends_on"))
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
        assertThat(services.get("mongodb")).doesNotContainKey("ports");
        assertThat(services.get("mongodb").get("networks")).isEqualTo(List.of("control"));
        assertThat(((Map<?, ?>) compose.get("networks")).get("control")).isEqualTo(Map.of("internal", true));
    }
}
