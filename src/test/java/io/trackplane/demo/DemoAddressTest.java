package io.trackplane.demo;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoAddressTest {
    @Test
    void loopbackAddressesAreFine() {
        assertThatNoException().isThrownBy(() -> DemoAddress.check(settings("server.address", "127.0.0.1")));
        assertThatNoException().isThrownBy(() -> DemoAddress.check(settings("server.address", "::1")));
        assertThatNoException()
                .isThrownBy(() -> DemoAddress.check(settings(
                        "server.address",
                        "127.0.0.1",
                        "management.server.port",
                        "9090",
                        "management.server.address",
                        "127.0.0.1")));
    }

    @Test
    void whateverOthersCouldReachIsRefusedByName() {
        refuses("server.address is 0.0.0.0", settings("server.address", "0.0.0.0"));
        refuses("server.address is 10.1.2.3", settings("server.address", "10.1.2.3"));
        refuses("server.address is not set", settings());
        refuses(
                "management.server.address is not set",
                settings("server.address", "127.0.0.1", "management.server.port", "9090"));
        refuses(
                "management.server.address is 0.0.0.0",
                settings(
                        "server.address",
                        "127.0.0.1",
                        "management.server.port",
                        "9090",
                        "management.server.address",
                        "0.0.0.0"));
    }

    @Test
    void withoutAPortOfItsOwnTheManagementAddressDoesNotMatter() {
        assertThatNoException()
                .isThrownBy(() -> DemoAddress.check(settings(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        "8080",
                        "management.server.port",
                        "8080",
                        "management.server.address",
                        "0.0.0.0")));
        assertThatNoException()
                .isThrownBy(() ->
                        DemoAddress.check(settings("server.address", "127.0.0.1", "management.server.port", "-1")));
    }

    private static void refuses(String sentence, MockEnvironment settings) {
        assertThatThrownBy(() -> DemoAddress.check(settings))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(sentence);
    }

    private static MockEnvironment settings(String... namesAndValues) {
        var settings = new MockEnvironment();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
