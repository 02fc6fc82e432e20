package io.trackplane.controlstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;

/**
 * The file of the embedded store, and its size: every write appends, so that what was superseded has to be cleared away.
 * Most of it is overwritten while the server runs; what gathers all the same goes when the file is rewritten at a start.
 */
final class StoreFile {
    private static final long WORTH_COMPACTING = 4L << 20;
    private static final int HALF_FULL = 50;

    private StoreFile() {}

    /**
     * Opens a store without a thread of its own: nothing is written but by a commit. Superseded parts are free
     * for reuse at once, which is safe because each commit is on the disk before the next one begins.
     */
    static MVStore open(Path file) throws IOException {
        compact(file);
        var store = builder(file).compress().autoCommitDisabled().open();
        store.setRetentionTime(0);
        return store;
    }

    /** Killed at any moment, this leaves the old file or the new one, and perhaps an unfinished one beside it. */
    private static void compact(Path file) throws IOException {
        var compacted = file.resolveSibling(file.getFileName() + ".compacted");
        Files.deleteIfExists(compacted);
        if (isWorthCompacting(file)) {
            MVStore.compact(file.toString(), compacted.toString(), true, null);
            force(compacted);
            Files.move(compacted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isWorthCompacting(Path file) throws IOException {
        if (Files.notExists(file) || Files.size(file) < WORTH_COMPACTING) {
            return false;
        }
        try (var store = builder(file).readOnly().open()) {
            return store.getFileStore().getChunksFillRate() < HALF_FULL;
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static MVStore.Builder builder(Path file) {
        return new MVStore.Builder().fileName(file.toString());
    }
}
