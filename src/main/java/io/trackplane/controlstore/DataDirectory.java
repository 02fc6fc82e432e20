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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of everything the server stores itself. Open in one process at a time; readable by its owner only where
 * the file system knows owners.
 */
public final class DataDirectory implements AutoCloseable {
    /** What this version of the server writes. Raised when older servers can no longer read the directory. */
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
        try {
            createDirectory(root);
            var lock = lock(root);
            try {
                checkFormat(root);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            throw new InvalidSetting(
                    "The data directory %s cannot be written (%s): make it writable for the user %s, or set trackplane.data-dir to another directory."
                            .formatted(root, e, System.getProperty("user.name")),
                    e);
        }
    }

    /** A directory of its own for one kind of data, created when it is missing. */
    public Path directory(String name) {
        try {
            return createDirectory(root.resolve(name));
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

    private static Path createDirectory(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new InvalidSetting(
                    "The data directory %s is a file: remove it, or set trackplane.data-dir to a directory."
                            .formatted(directory));
        }
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    private static FileChannel lock(Path root) throws IOException {
        var channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            var holder = read(channel);
            channel.close();
            throw new InvalidSetting(
                    "The data directory %s is in use by the process %s: stop that server, or set trackplane.data-dir to another directory."
                            .formatted(root, holder));
        }
        channel.truncate(0).write(ByteBuffer.wrap(pid()), 0);
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static byte[] pid() {
        return Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static void checkFormat(Path root) throws IOException {
        var file = root.resolve("format");
        if (Files.notExists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            throw new InvalidSetting(
                    "The data directory %s has format %s and this server knows formats up to %d: start the newer server that wrote it, or set trackplane.data-dir to another directory."
                            .formatted(root, found, FORMAT));
        }
    }
}
