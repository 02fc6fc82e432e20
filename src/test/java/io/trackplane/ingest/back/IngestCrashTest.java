package io.trackplane.ingest.back;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills log, back stage and store under the load of eight clients, again and again ({@code -Dcrash.rounds}), and counts what is there. */
class IngestCrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 25);

    private final Random random = new Random();
    private final int[] next = new int[CrashingServer.CLIENTS];

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedEventIsThereOnceAndTheLedgerBalances() throws Exception {
        Files.writeString(directory.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        Files.createDirectory(directory.resolve("data"));
        for (int round = 0; round < ROUNDS; round++) {
            kill();
        }
        assertThat(Arrays.stream(next).sum()).as("acknowledged batches").isGreaterThan(ROUNDS * 10);
        try (var store = DuckDbEventStore.open(directory.resolve("data"))) {
            var ids = store.reader().query("select id from events", Map.of(), (row, number) -> (UUID) row.getObject(1));
            var distinct = new HashSet<>(ids);
            assertThat(ids).as("events that are there twice").hasSize(distinct.size());
            assertThat(missing(distinct))
                    .as("acknowledged events that are gone")
                    .isEmpty();
            var stored =
                    store.reader().query("select sum(stored) from ledger", Map.of(), (row, number) -> row.getLong(1));
            assertThat(stored).containsExactly((long) ids.size());
        }
    }

    private List<UUID> missing(HashSet<UUID> there) {
        var missing = new ArrayList<UUID>();
        for (int client = 0; client < next.length; client++) {
            for (int batch = 0; batch < next[client]; batch++) {
                for (int event = 0; event < CrashingServer.EVENTS; event++) {
                    var id = CrashingServer.id(client, batch, event);
                    if (!there.contains(id)) {
                        missing.add(id);
                    }
                }
            }
        }
        return missing;
    }

    private void kill() throws Exception {
        var child = start();
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            read(said, random.nextInt(150));
            // The process's own destroyForcibly() would close the pipe, and what is still in it with it.
            child.toHandle().destroyForcibly();
            said.lines().forEach(this::remember);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void read(BufferedReader said, int lines) throws IOException {
        for (int line = 0; line < lines; line++) {
            remember(said.readLine());
        }
    }

    /** Batches of a client are acknowledged in order; a line that the kill cut short tells nobody anything. */
    private void remember(String line) {
        var words = line.split(" ");
        if (words.length == 3
                && line.matches("done \\d+ \\d+")
                && Integer.parseInt(words[2]) == next[Integer.parseInt(words[1])]) {
            next[Integer.parseInt(words[1])]++;
        }
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashingServer.class.getName(),
                directory.resolve("data").toString()));
        Arrays.stream(next).mapToObj(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
