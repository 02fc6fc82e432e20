package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NicenessTest {
    /** In {@code /proc/…/stat}, counted from what follows the name: see proc_pid_stat(5). */
    private static final int NICE = 16;

    @TempDir
    private Path directory;

    @Test
    void whoAnswersQuestionsStandsBackAndNobodyElse() throws Exception {
        try (var store = DuckDbEventStore.open(directory)) {
            store.reader().query("SELECT count(*) AS n FROM events", Map.of(), (row, number) -> row.getLong("n"));
            assertThat(niceness("events-engine")).isNotEmpty().containsOnly(Niceness.HELPFUL);
            assertThat(niceness("events-reader-0")).isNotEmpty().containsOnly(Niceness.COURTEOUS);
        }
        assertThat(nice(stat(Path.of("/proc/thread-self")))).isZero();
    }

    @Test
    void threadsThatTheEngineIsGivenAgainStandBackAsBefore() throws Exception {
        try (var store = DuckDbEventStore.open(directory)) {
            int all = niceness("events-engine").size();
            store.write(group(1, 0, 20_000, NOON));
            until(() -> niceness("events-engine").size() == all - 1);
            until(() -> niceness("events-engine").size() == all);
            assertThat(niceness("events-engine")).containsOnly(Niceness.HELPFUL);
        }
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < 1000 && !holds.call(); i++) {
            Thread.sleep(20);
        }
        assertThat(holds.call()).isTrue();
    }

    /** Those who wait for answers are virtual threads: what carries them must not stand back, as it carries those who send events as well. */
    @Test
    void whatGoesOnWithAnAnswerDoesNotStandBack() throws Exception {
        try (var store = DuckDbEventStore.open(directory);
                var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                many.submit(() ->
                        store.reader().query("SELECT " + number + " AS n", Map.of(), (row, index) -> row.getLong("n")));
            }
            many.shutdown();
            assertThat(many.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(niceness("events-answers")).isNotEmpty().containsOnly(0);
            assertThat(niceness("ForkJoinPool-1-")).isNotEmpty().containsOnly(0);
        }
    }

    @Test
    void threadsBegunByOneThatStandsBackDoToo() throws Exception {
        var found = new ArrayList<Integer>();
        var courteous = Thread.ofPlatform()
                .start(Niceness.courteous(() ->
                        join(Thread.ofPlatform().start(() -> found.add(nice(stat(Path.of("/proc/thread-self"))))))));
        courteous.join();
        assertThat(found).containsExactly(Niceness.COURTEOUS);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> niceness(String name) throws IOException {
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.map(NicenessTest::stat)
                    .filter(stat -> stat.contains("(" + name))
                    .map(NicenessTest::nice)
                    .toList();
        }
    }

    private static int nice(String stat) {
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    }

    /** Empty for a thread that is gone. */
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            return "";
        }
    }
}
