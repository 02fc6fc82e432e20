package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes groups, at random moments ({@code -Dcrash.kills}), and lets the disk run full under another one. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 8);

    /** Names that events have, and that have no bit or several. */
    private static final String UNNAMED = """
            SELECT count(*) FROM (SELECT DISTINCT stream, name FROM events) AS met
            LEFT JOIN (SELECT stream, name, count(*) AS bits FROM event_names GROUP BY stream, name) AS named USING (stream, name)
            WHERE bits IS DISTINCT FROM 1""";

    /** Streams whose visits have other names than their events. */
    private static final String WRONGLY_SUMMED = """
            SELECT count(*) FROM (SELECT stream, bit_or(names) AS bits FROM visits GROUP BY stream) AS summed
            FULL JOIN (SELECT stream, bit_or(bit) AS bits FROM event_names GROUP BY stream) AS named USING (stream)
            WHERE summed.bits IS DISTINCT FROM named.bits""";

    private final Random random = new Random();
    private final List<Long> written = new ArrayList<>();

    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void quietChild() throws IOException {
        data = Files.createDirectory(directory.resolve("events"));
        Files.writeString(directory.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
    }

    @Test
    void groupsSurviveAKillAsAWhole() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            killWhileWriting(kill);
        }
        assertThat(written).hasSizeGreaterThan(KILLS);
        try (var store = DuckDbEventStore.open(data)) {
            assertThat(groups(store, "sum(stored)")).as("ledger").isEqualTo(groups(store, "count(*)"));
            store.sumUpVisits(NOON.plusSeconds(7_200), Duration.ZERO);
            assertThat(groups(store, "sum(events)")).as("visits").isEqualTo(groups(store, "count(*)"));
            assertThat(firsts(store)).containsAll(written).doesNotHaveDuplicates();
            assertThat(number(store, UNNAMED)).as("names without one bit").isZero();
            assertThat(number(store, WRONGLY_SUMMED)).as("sums of other names").isZero();
        }
    }

    private static long groups(DuckDbEventStore store, String figure) {
        var table = switch (figure) {
            case "sum(stored)" -> "ledger";
            case "sum(events)" -> "visits";
            default -> "events";
        };
        return number(store, "SELECT %s FROM %s".formatted(figure, table));
    }

    private static long number(DuckDbEventStore store, String sql) {
        return store.reader()
                .query(sql, Map.of(), (row, number) -> row.getLong(1))
                .getFirst();
    }

    /** The first event of each group is also its first sight. */
    private static List<Long> firsts(DuckDbEventStore store) {
        return store.reader().query("SELECT visitor FROM visitors", Map.of(), (row, number) -> row.getLong(1));
    }

    private void killWhileWriting(int kill) throws Exception {
        var child = start(kill * 1_000_000L, 5);
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            for (int line = random.nextInt(60); line >= 0; line--) {
                written.add(Long.parseLong(said.readLine()));
            }
            // The process's own destroyForcibly() would close the pipe, and what is still in it with it.
            child.toHandle().destroyForcibly();
            said.lines().forEach(this::remember);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The pipe may end within a line; a number cut short is no multiple of the size, or an earlier one. */
    private void remember(String line) {
        long first = Long.parseLong(line);
        if (!written.isEmpty() && first == written.getLast() + CommittingWriter.SIZE) {
            written.add(first);
        }
    }

    @Test
    void aFullDiskRefusesGroupsAndTakesThemAgainWhenThereIsRoom() throws Exception {
        // A limit on the size of files does what a full disk does, to this one process.
        var child = start(0, 0);
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            limitFiles(child, "2000000");
            readUntilFull(said);
            limitFiles(child, "unlimited");
            readUntilTaken(said);
        } finally {
            child.destroyForcibly().waitFor();
        }
        try (var store = DuckDbEventStore.open(data)) {
            store.sumUpVisits(NOON.plusSeconds(7_200), Duration.ZERO);
            assertThat(groups(store, "sum(events)")).as("visits").isEqualTo(groups(store, "count(*)"));
            assertThat(firsts(store)).containsAll(written).doesNotHaveDuplicates();
            assertThat(groups(store, "count(*)")).isEqualTo(groups(store, "sum(stored)"));
        }
    }

    private static void limitFiles(Process child, String bytes) throws IOException, InterruptedException {
        var limiting = new ProcessBuilder("prlimit", "--pid", Long.toString(child.pid()), "--fsize=" + bytes + ":");
        assertThat(limiting.inheritIO().start().waitFor()).isZero();
    }

    /** Opened again, the store works what waits into its file and finds some room once or twice. */
    private void readUntilFull(BufferedReader said) throws IOException {
        for (int refused = 0; refused < 3; ) {
            var line = said.readLine();
            refused = line.equals("full") ? refused + 1 : 0;
            if (refused == 0) {
                written.add(Long.parseLong(line));
            }
        }
        assertThat(written).isNotEmpty();
    }

    private void readUntilTaken(BufferedReader said) throws IOException {
        var line = said.readLine();
        while (line.equals("full")) {
            line = said.readLine();
        }
        written.add(Long.parseLong(line));
    }

    private Process start(long first, int checkpoints) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + directory,
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CommittingWriter.class.getName(),
                data.toString(),
                Long.toString(first),
                Integer.toString(checkpoints));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
