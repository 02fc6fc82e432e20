package io.trackplane.controlstore;

import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of everything the server stores itself. One process at a time has it open. What the server creates in
 * it is readable by its own user only, where the file system knows users.
 */
public final class DataDirectory implements AutoCloseable {
    /** The format this server writes. Raised when older servers can no longer read the directory. */
    static final int FORMAT = 1;

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the directory when it is missing, and takes it for this process.
     *
     * @throws InvalidSetting when it cannot be used: not a directory, not writable, in use, or of a newer format
     */
    static DataDirectory open(Path configured) {
        var root = configured.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw refused(root, "is a file", "remove it");
        }
        try {
            create(root);
            var opened = new DataDirectory(root, lock(root));
            opened.checkFormat();
            return opened;
        } catch (IOException e) {
            throw new InvalidSetting(
                    "The data directory %s cannot be written (%s): let the user %s write to it, or set trackplane.data-dir to another directory."
                            .formatted(root, e, System.getProperty("user.name")),
                    e);
        }
    }

    /** A directory of its own for one kind of data, created when it is missing. */
    public Path directory(String name) {
        try {
            return create(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create(Path directory) throws IOException {
        var isPosix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(
                directory, isPosix ? new FileAttribute<?>[] {ownerOnly} : new FileAttribute<?>[0]);
    }

    private static FileChannel lock(Path root) throws IOException {
        var channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            var holder = read(channel);
            channel.close();
            throw refused(root, "is in use by the process " + holder, "stop that server");
        }
        channel.truncate(0).write(ascii(Long.toString(ProcessHandle.current().pid())), 0);
        return channel;
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private static ByteBuffer ascii(String text) {
        return StandardCharsets.US_ASCII.encode(text);
    }

    private void checkFormat() throws IOException {
        var file = root.resolve("format");
        if (Files.notExists(file)) {
            writeFormat(file);
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            close();
            throw refused(
                    root,
                    "has format %s and this server knows format %d only".formatted(found, FORMAT),
                    "start the newer server that wrote it");
        }
    }

    private static void writeFormat(Path file) throws IOException {
        var written = Files.writeString(file.resolveSibling("format.new"), FORMAT + "\n", StandardOpenOption.CREATE);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static InvalidSetting refused(Path root, String why, String remedy) {
        return new InvalidSetting("The data directory %s %s: %s, or set trackplane.data-dir to another directory."
                .formatted(root, why, remedy));
    }
}
