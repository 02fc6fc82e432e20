package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void isCreatedForItsOwnerOnlyWithTheFormatOfThisServer() throws IOException {
        var path = parent.resolve("deep/data");
        try (var directory = DataDirectory.open(path)) {
            assertThat(Files.readString(path.resolve("format"))).isEqualTo("1\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.directory("control"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void canBeOpenedAgainOnceItIsClosed() {
        DataDirectory.open(parent).close();
        DataDirectory.open(parent).close();
    }

    @Test
    void aSecondServerIsToldWhoHasIt() {
        try (var holder = DataDirectory.open(parent)) {
            assertThat(holder).isNotNull();
            refuses(
                    parent,
                    "The data directory %s is in use by the process %d: stop that server, or set trackplane.data-dir to another directory.",
                    parent,
                    ProcessHandle.current().pid());
        }
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(parent.resolve("format"), "2\n");
        refuses(
                parent,
                "The data directory %s has format 2 and this server knows format 1 only: start the newer server that wrote it, or set trackplane.data-dir to another directory.",
                parent);
        assertThat(parent).isDirectoryNotContaining("glob:**control");
        Files.writeString(parent.resolve("format"), "1\n");
        DataDirectory.open(parent).close();
    }

    @Test
    void aFileIsRefused() throws IOException {
        var file = Files.createFile(parent.resolve("data"));
        refuses(
                file,
                "The data directory %s is a file: remove it, or set trackplane.data-dir to another directory.",
                file);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
        var inside = Files.createFile(parent.resolve("file")).resolve("data");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> DataDirectory.open(inside))
                .withMessageContaining("The data directory " + inside + " cannot be written")
                .withMessageEndingWith("or set trackplane.data-dir to another directory.");
    }

    private static void refuses(Path path, String sentence, Object... arguments) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> DataDirectory.open(path))
                .withMessage(sentence, arguments);
    }
}
