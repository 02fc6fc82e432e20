package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.kernel.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownSettingsTest {
    private static final UnknownSettings UNKNOWN_SETTINGS = new UnknownSettings(new SettingsCatalogue(Map.of(
            "trackplane.data-dir",
            new SettingsCatalogue.Setting("trackplane.data-dir", "java.nio.file.Path", "./data"),
            "trackplane.access.public-url",
            new SettingsCatalogue.Setting("trackplane.access.public-url", "java.net.URI", null),
            "trackplane.colours",
            new SettingsCatalogue.Setting("trackplane.colours", "java.util.Map<String,String>", null))));

    @Test
    void aSettingMayBeWrittenInEveryWaySpringUnderstands() {
        accepts(property("trackplane.data-dir"));
        accepts(property("trackplane.dataDir"));
        accepts(property("TRACKPLANE.DATA_DIR"));
        accepts(variable("TRACKPLANE_DATADIR"));
        accepts(variable("TRACKPLANE_DATA_DIR"));
        accepts(property("trackplane.colours.red"));
    }

    @Test
    void whatIsNotOursIsLeftAlone() {
        accepts(property("trackplaner.data"));
        accepts(variable("TRACKPLANE"));
        accepts(variable("TRACKPLANE_SERVICE_HOST"));
        accepts(variable("TRACKPLANE_SERVICE_PORT_HTTP"));
        accepts(variable("TRACKPLANE_PORT"));
        accepts(variable("TRACKPLANE_PORT_8080_TCP_ADDR"));
    }

    @Test
    void aMisspeltOneIsNamedTogetherWithTheRightOne() {
        refuses(
                "trackplane.data-dri is not a setting; did you mean trackplane.data-dir?",
                property("trackplane.data-dri"));
        refuses(
                "TRACKPLANE_ACCES_PUBLICURL is not a setting; did you mean trackplane.access.public-url?",
                variable("TRACKPLANE_ACCES_PUBLICURL"));
        refuses(
                "trackplane.public-url is not a setting; did you mean trackplane.access.public-url?",
                property("trackplane.public-url"));
    }

    @Test
    void oneThatIsLikeNoneIsNamed() {
        refuses(
                "trackplane.something.else is not a setting: remove it; docs/configuration.md lists those there are.",
                property("trackplane.something.else"));
    }

    private static EnumerablePropertySource<?> property(String name) {
        return new MapPropertySource("test", Map.of(name, "value"));
    }

    private static EnumerablePropertySource<?> variable(String name) {
        return new SystemEnvironmentPropertySource("environment", Map.of(name, "value"));
    }

    private static void accepts(EnumerablePropertySource<?> source) {
        assertThatCode(() -> UNKNOWN_SETTINGS.check(environment(source))).doesNotThrowAnyException();
    }

    private static void refuses(String sentence, EnumerablePropertySource<?> source) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> UNKNOWN_SETTINGS.check(environment(source)))
                .withMessage(sentence);
    }

    private static StandardEnvironment environment(EnumerablePropertySource<?> source) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().stream()
                .map(existing -> existing.getName())
                .toList()
                .forEach(environment.getPropertySources()::remove);
        environment.getPropertySources().addFirst(source);
        return environment;
    }
}
