package io.trackplane.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts and sources of the repository, as tests read them. */
final class Bundles {
    static final Path RESOURCES = Path.of("src/main/resources/io/trackplane");
    static final Path TEMPLATES = Path.of("templates");
    static final Path SOURCES = Path.of("src/main/java");

    private Bundles() {}

    /** Every bundle in English; each has a translation beside it. */
    static List<Path> english() {
        return files(RESOURCES, "/messages.properties");
    }

    static Path chinese(Path english) {
        return english.resolveSibling("messages_zh_CN.properties");
    }

    static TreeMap<String, String> read(Path bundle) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
