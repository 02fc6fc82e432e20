package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.trackplane.kernel.InvalidSetting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, at random moments, and looks for everything it was told is saved. */
class ControlStoreCrashTest {
    private static final int KILLS_WHILE_WRITING = 20;
    private static final int KILLS_WHILE_OPENING = 6;

    private final Random random = new Random();
    private final Map<String, Set<String>> allowed = new HashMap<>();
    private int acknowledged;

    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void quietChild() throws IOException {
        data = directory.resolve("data");
        Files.writeString(directory.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
    }

    @Test
    void everyAcknowledgedWriteSurvivesAKill() throws Exception {
        for (int run = 0; run < KILLS_WHILE_WRITING; run++) {
            killWhileWriting("run" + run);
        }
        assertThat(acknowledged).as("acknowledged writes").isGreaterThan(KILLS_WHILE_WRITING * 10);
        var lost = lost();
        assertThat(lost)
                .as("%d things differ from what %d acknowledgements said", lost.size(), acknowledged)
                .isEmpty();
    }

    @Test
    void aKillWhileCompactingLosesNothing() throws Exception {
        var bloated = bloatedStore();
        long takes = timeFromOpeningToReady();
        for (int run = 0; run < KILLS_WHILE_OPENING; run++) {
            Files.write(data.resolve("control/control.mv"), bloated);
            killWhileOpening("start" + run, takes * run / KILLS_WHILE_OPENING);
            inStore(things -> assertThat(things.countDocuments(Filters.eq("tenant", "acme")))
                    .isEqualTo(100));
        }
    }

    @Test
    void aSecondServerIsToldThatTheFirstOneRuns() throws Exception {
        var child = start("only");
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo(CrashingWriter.OPENING);
            assertThatExceptionOfType(InvalidSetting.class)
                    .isThrownBy(() -> DataDirectory.open(data))
                    .withMessageContaining("is in use by the process " + child.pid());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void killWhileWriting(String run) throws Exception {
        var child = start(run);
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo(CrashingWriter.OPENING);
            assertThat(said.readLine()).isEqualTo(CrashingWriter.READY);
            readSome(said, 1 + random.nextInt(120));
            // The process's own destroyForcibly() would close the pipe, and what is still in it with it.
            child.toHandle().destroyForcibly();
            said.lines().filter(line -> isWhole(line)).forEach(this::remember);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void readSome(BufferedReader said, int lines) throws IOException {
        for (int line = 0; line < lines; line++) {
            remember(said.readLine());
        }
    }

    /** The pipe may end within a line; then nobody was told. */
    private static boolean isWhole(String line) {
        return line.matches("(try|done) \\S+ (0|1|2|gone)");
    }

    private void remember(String line) {
        var words = line.split(" ");
        if (words[0].equals("done")) {
            allowed.put(words[1], Set.of(words[2]));
            acknowledged++;
        } else {
            var either = new HashSet<>(allowed.getOrDefault(words[1], Set.of(CrashingWriter.GONE)));
            either.add(words[2]);
            allowed.put(words[1], either);
        }
    }

    private Map<String, String> lost() {
        var lost = new TreeMap<String, String>();
        inStore(things -> allowed.forEach((id, values) -> {
            var byId = value(things.find(Filters.eq(id)).first());
            var byKey = value(things.find(Filters.and(Filters.eq("tenant", "acme"), Filters.eq("key", id)))
                    .first());
            if (!values.contains(byId) || !byId.equals(byKey)) {
                lost.put(id, "%s by id, %s by key instead of %s".formatted(byId, byKey, values));
            }
        }));
        return lost;
    }

    private static String value(@Nullable Document thing) {
        return thing == null ? CrashingWriter.GONE : thing.getString("value");
    }

    private byte[] bloatedStore() throws IOException {
        inStore(things -> things.insertMany(IntStream.range(0, 100)
                .mapToObj(id -> new Document("_id", id).append("tenant", "acme"))
                .toList()));
        var file = data.resolve("control/control.mv");
        Bloat.add(file);
        return Files.readAllBytes(file);
    }

    private long timeFromOpeningToReady() throws Exception {
        var child = start("timed");
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo(CrashingWriter.OPENING);
            long begin = System.nanoTime();
            assertThat(said.readLine()).isEqualTo(CrashingWriter.READY);
            return System.nanoTime() - begin;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void killWhileOpening(String run, long afterNanoseconds) throws Exception {
        var child = start(run);
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo(CrashingWriter.OPENING);
            TimeUnit.NANOSECONDS.sleep(afterNanoseconds);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void inStore(Consumer<MongoCollection<Document>> work) {
        try (var open = DataDirectory.open(data);
                var store = EmbeddedStore.open(open.directory("control"));
                var client = MongoClients.create(store.connectionString())) {
            work.accept(client.getDatabase(EmbeddedStore.DATABASE).getCollection("things"));
        }
    }

    private Process start(String run) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashingWriter.class.getName(),
                data.toString(),
                run));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
