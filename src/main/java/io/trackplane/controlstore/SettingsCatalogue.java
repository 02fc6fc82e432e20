package io.trackplane.controlstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every setting under {@code trackplane}, as the compiler found them in the code.
 *
 * @param settings name to setting
 */
record SettingsCatalogue(Map<String, Setting> settings) {
    static final String ROOT = "trackplane.";

    private static final String RESOURCE = "META-INF/spring-configuration-metadata.json";

    /**
     * @param name dots and hyphens, lower case
     * @param type name of a Java type
     * @param defaultValue what holds when nothing is set, null when nothing does
     */
    record Setting(String name, String type, @Nullable String defaultValue) {
        /** Whether the names of values go on after the name of the setting. */
        boolean isOpenEnded() {
            return type.startsWith("java.util.Map")
                    || type.startsWith("java.util.List")
                    || type.startsWith("java.util.Set");
        }
    }

    /** Reads the description that the build puts beside the classes; there are no settings where there is none. */
    static SettingsCatalogue load() {
        try {
            return Collections.list(SettingsCatalogue.class.getClassLoader().getResources(RESOURCE)).stream()
                    .filter(SettingsCatalogue::isOurs)
                    .findFirst()
                    .map(SettingsCatalogue::read)
                    .orElse(new SettingsCatalogue(Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(URL description) {
        return !description.getPath().contains("/spring-boot-")
                && read(description).settings.containsKey(ROOT + "data-dir");
    }

    private static SettingsCatalogue read(URL description) {
        try (InputStream content = description.openStream()) {
            return new SettingsCatalogue(JsonMapper.shared()
                    .readTree(content)
                    .path("properties")
                    .valueStream()
                    .map(SettingsCatalogue::setting)
                    .filter(setting -> setting.name.startsWith(ROOT))
                    .collect(Collectors.toMap(Setting::name, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setting setting(JsonNode property) {
        return new Setting(
                property.path("name").asString(),
                property.path("type").asString(""),
                value(property.path("defaultValue")));
    }

    private static @Nullable String value(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> null;
            case ARRAY ->
                String.join(", ", node.valueStream().map(JsonNode::asString).toList());
            default -> node.asString();
        };
    }
}
