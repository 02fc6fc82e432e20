package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
    private static final int KEYS = 4_000;
    private static final int COMMITS = 1_500;

    @TempDir
    Path directory;

    @Test
    void changingTheSameThingsOverAndOverDoesNotMakeTheFileGrow() throws IOException {
        var random = new Random(1);
        var expected = new HashMap<Integer, byte[]>();
        var path = directory.resolve("control.mv");
        var store = StoreFile.open(path);
        var map = store.<Integer, byte[]>openMap("things");
        for (int commit = 0; commit < COMMITS; commit++) {
            for (int change = 0; change < 4; change++) {
                var bytes = new byte[400];
                random.nextBytes(bytes);
                int key = random.nextInt(KEYS);
                map.put(key, bytes);
                expected.put(key, bytes);
            }
            store.commit();
        }
        store.closeImmediately();
        assertThat(path.toFile()).size().isLessThan(12L << 20);
        try (var reopened = StoreFile.open(path)) {
            var found = reopened.<Integer, byte[]>openMap("things");
            assertThat(found).hasSameSizeAs(expected);
            expected.forEach((key, bytes) -> assertThat(found.get(key)).isEqualTo(bytes));
        }
    }
}
