package io.trackplane.controlstore;

import java.nio.file.Path;
import java.util.Random;
import org.h2.mvstore.MVStore;

/** Makes a store's file large without putting much into it: versions that were superseded and kept for a while. */
final class Bloat {
    private static final int VERSIONS = 80;
    private static final int BYTES = 80_000;

    private Bloat() {}

    static void add(Path file) {
        var random = new Random(1);
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
        var map = store.<String, byte[]>openMap("bloat");
        for (int version = 0; version < VERSIONS; version++) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            map.put("key", bytes);
            store.commit();
        }
        store.closeImmediately();
    }
}
