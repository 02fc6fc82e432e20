package io.trackplane.ingest.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Looks for texts in files, byte by byte. */
final class Search {
    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

    private Search() {}

    /** Which of the texts stand in files of a directory, and where. */
    static List<String> files(Path directory, Collection<String> texts) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> file(file, texts).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> file(Path file, Collection<String> texts) {
        try {
            // One character for each byte.
            return text(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of the texts stand in a text whose characters are bytes. */
    static List<String> text(String name, String bytes, Collection<String> texts) {
        var found = new ArrayList<String>();
        for (var text : texts) {
            for (var encoding : ENCODINGS) {
                if (bytes.contains(new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1))) {
                    found.add(text + " in " + name + " as " + encoding);
                }
            }
        }
        return found;
    }
}
