package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.validation.annotation.Validated;

/** What a person sees when a setting is wrong: one sentence, no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {
    @TempDir
    Path directory;

    @Configuration(proxyBeanMethods = false)
    @Import(ControlStoreConfiguration.class)
    @ImportAutoConfiguration({MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
    @EnableConfigurationProperties(Example.class)
    static class Server {}

    @Validated
    @ConfigurationProperties("example")
    record Example(
            @DefaultValue("3") @Min(1) int retryCount,
            @DefaultValue("5s") Duration longestWait) {}

    @Test
    void rightSettingsStartTheEmbeddedStore() {
        try (var context = start("trackplane.data-dir=" + directory)) {
            context.getBean(MongoTemplate.class).save(new org.bson.Document("_id", 1), "things");
            assertThat(directory.resolve("control/control.mv")).isNotEmptyFile();
        }
    }

    @Test
    void anExternalMongoLeavesTheDataDirectoryAlone() {
        try (var external = EmbeddedStore.open(directory);
                var context = start(
                        "trackplane.data-dir=" + directory.resolve("unused"),
                        "spring.mongodb.uri=" + external.connectionString())) {
            context.getBean(MongoTemplate.class).save(new org.bson.Document("_id", 1), "things");
            assertThat(directory.resolve("unused")).doesNotExist();
        }
    }

    @Test
    void aMisspeltSetting(CapturedOutput output) {
        fails(
                output,
                "trackplane.data-dri is not a setting; did you mean trackplane.data-dir?",
                "trackplane.data-dri=x");
    }

    @Test
    void aFormerName(CapturedOutput output) {
        fails(
                output,
                "spring.data.mongodb.uri has no effect: rename it to spring.mongodb.uri.",
                "spring.data.mongodb.uri=mongodb://db.internal/trackplane");
    }

    @Test
    void aDataDirectoryThatIsAFile(CapturedOutput output) throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        fails(
                output,
                "The data directory " + file
                        + " is a file: remove it, or set trackplane.data-dir to another directory.",
                "trackplane.data-dir=" + file);
    }

    @Test
    void aValueOutOfItsRange(CapturedOutput output) {
        fails(
                output,
                "example.retry-count is \"0\" and must be greater than or equal to 1: change it in \"example.retry-count\" from property source \"commandLineArgs\".",
                "trackplane.data-dir=" + directory,
                "example.retry-count=0");
    }

    @Test
    void aValueOfAnotherType(CapturedOutput output) {
        fails(
                output,
                "example.longest-wait is \"soon\", which is not a value of type Duration: change it in \"example.longest-wait\" from property source \"commandLineArgs\".",
                "trackplane.data-dir=" + directory,
                "example.longest-wait=soon");
    }

    @Test
    void anExternalMongoThatIsAway(CapturedOutput output) throws IOException {
        int unused;
        try (var socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        var before = Instant.now();
        fails(
                output,
                "MongoDB at 127.0.0.1:%d does not answer (Connection refused): start it, or correct spring.mongodb.uri."
                        .formatted(unused),
                "spring.mongodb.uri=mongodb://127.0.0.1:%d/trackplane".formatted(unused));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void anExternalMongoThatRefusesThePassword(CapturedOutput output) {
        try (var external = EmbeddedStore.open(directory)) {
            fails(
                    output,
                    "AuthenticationFailed",
                    "spring.mongodb.uri=mongodb://trackplane:guess@%s/trackplane?authMechanism=PLAIN"
                            .formatted(external.connectionString().getHosts().getFirst()));
            assertThat(output)
                    .contains("start it, or correct spring.mongodb.uri.")
                    .doesNotContain("guess");
        }
    }

    private static void fails(CapturedOutput output, String sentence, String... settings) {
        assertThatThrownBy(() -> start(settings).close()).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START", sentence).doesNotContain("\tat io.trackplane");
    }

    private static ConfigurableApplicationContext start(String... settings) {
        var application = new SpringApplication(Server.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var arguments = new String[settings.length];
        for (int i = 0; i < settings.length; i++) {
            arguments[i] = "--" + settings[i];
        }
        return application.run(arguments);
    }
}
