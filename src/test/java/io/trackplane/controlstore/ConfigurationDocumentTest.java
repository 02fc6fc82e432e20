package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.controlstore.SettingsCatalogue.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md against the settings that are in the code. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/configuration.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(trackplane\\.[^`]+)` \\| ([^|]+) \\| (?:`([^`]*)`|–) \\| ([^|]{10,}) \\|$", Pattern.MULTILINE);

    @Test
    void everySettingIsInTheDocumentWithItsTypeAndDefault() throws IOException {
        assertThat(documented())
                .as("rows of docs/configuration.md (name=type, default) against the settings in the code")
                .containsExactlyEntriesOf(inTheCode());
    }

    private static Map<String, String> documented() throws IOException {
        var rows = new TreeMap<String, String>();
        var matcher = ROW.matcher(Files.readString(DOCUMENT));
        while (matcher.find()) {
            rows.put(matcher.group(1), matcher.group(2).strip() + ", " + matcher.group(3));
        }
        return rows;
    }

    private static Map<String, String> inTheCode() {
        var settings = new TreeMap<String, String>();
        SettingsCatalogue.load()
                .settings()
                .forEach((name, setting) -> settings.put(name, kind(setting) + ", " + setting.defaultValue()));
        return settings;
    }

    private static String kind(Setting setting) {
        return switch (setting.type()) {
            case "java.nio.file.Path" -> "path";
            case "java.net.URI" -> "address";
            case "java.time.Duration" -> "duration";
            case "java.time.ZoneId" -> "time zone";
            case "java.util.Locale" -> "language";
            case "org.springframework.util.unit.DataSize" -> "size";
            case "java.lang.Boolean" -> "true or false";
            case "java.lang.Integer", "java.lang.Long" -> "number";
            case "java.lang.String" -> "text";
            default -> setting.type();
        };
    }
}
