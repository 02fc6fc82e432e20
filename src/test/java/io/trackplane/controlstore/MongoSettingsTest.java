package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.kernel.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class MongoSettingsTest {
    private static final String URI = "mongodb://db.internal:27017/trackplane";

    @Test
    void noneOfThemIsNeeded() {
        accepts();
        accepts("spring.mongodb.uri=");
    }

    @Test
    void anAddressIsEnough() {
        accepts("spring.mongodb.uri=" + URI);
        accepts("spring.mongodb.host=db.internal", "spring.mongodb.database=trackplane", "spring.mongodb.port=27018");
    }

    @Test
    void theNamesOfOlderVersionsOfSpringAreRefused() {
        refuses(
                "spring.data.mongodb.uri has no effect: rename it to spring.mongodb.uri.",
                "spring.data.mongodb.uri=" + URI);
        refuses(
                "spring.data.mongodb.host has no effect: rename it to spring.mongodb.host.",
                "spring.data.mongodb.host=db.internal");
        refuses(
                "spring.data.mongodb.database has no effect: rename it to spring.mongodb.database.",
                "spring.mongodb.uri=" + URI,
                "spring.data.mongodb.database=other");
    }

    @Test
    void twoAddressesAreRefused() {
        refuses(
                "spring.mongodb.uri and spring.mongodb.host are both set: put everything into spring.mongodb.uri and remove the other.",
                "spring.mongodb.uri=" + URI,
                "spring.mongodb.host=db.internal");
        refuses(
                "spring.mongodb.uri and spring.mongodb.password are both set: put everything into spring.mongodb.uri and remove the other.",
                "spring.mongodb.uri=" + URI,
                "spring.mongodb.password=secret");
    }

    @Test
    void halfAnAddressIsRefused() {
        refuses(
                "spring.mongodb.port is set without a server: set spring.mongodb.uri, or remove it to use the embedded store.",
                "spring.mongodb.port=27018");
        refuses(
                "spring.mongodb.uri names no database: add one after the host, such as mongodb://host:27017/trackplane.",
                "spring.mongodb.uri=mongodb://db.internal:27017");
        refuses(
                "spring.mongodb.host is set without a database: set spring.mongodb.database, such as trackplane.",
                "spring.mongodb.host=db.internal");
    }

    @Test
    void anAddressOfSomethingElseIsRefusedWithoutRepeatingWhatMayBeASecret() {
        refuses(
                "spring.mongodb.uri is not an address of a MongoDB: write it as mongodb://host:27017/trackplane.",
                "spring.mongodb.uri=postgres://somebody:secret@db.internal/trackplane");
    }

    private static void accepts(String... settings) {
        assertThatCode(() -> MongoSettings.check(environment(settings))).doesNotThrowAnyException();
    }

    private static void refuses(String sentence, String... settings) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> MongoSettings.check(environment(settings)))
                .withMessage(sentence);
    }

    private static MockEnvironment environment(String... settings) {
        var environment = new MockEnvironment();
        for (var setting : settings) {
            int equals = setting.indexOf('=');
            environment.setProperty(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return environment;
    }
}
