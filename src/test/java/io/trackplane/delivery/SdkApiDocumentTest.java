package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The examples of docs/sdk-api.md, as they stand there, against the demo. */
@ServerTest
class SdkApiDocumentTest {
    private static final int TIMED_OUT = 28;

    @LocalServerPort
    private int port;

    @Test
    void everyExampleWorks() throws Exception {
        var examples = Files.readAllLines(Path.of("docs/sdk-api.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(examples).hasSizeGreaterThan(6);
        for (var example : examples) {
            works(example);
        }
    }

    private void works(String example) throws IOException, InterruptedException {
        var command = example.replace("http://localhost:8080", "http://127.0.0.1:" + port)
                .replaceFirst("^curl ", "curl --fail ");
        var process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertThat(status).as(example + "\n" + said).isIn(0, example.contains("--max-time") ? TIMED_OUT : 0);
        assertThat(said).as(example).containsAnyOf("{\"", "304", "event: revision");
    }
}
