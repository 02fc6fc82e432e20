package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
    private static final Duration NEVER = Duration.ofMinutes(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ChangeStream stream = new ChangeStream(out, revision -> "revision " + revision + "\n");
    private final AtomicBoolean allowed = new AtomicBoolean(true);

    private Future<?> run(Duration alive, Duration longest) {
        return Executors.newVirtualThreadPerTaskExecutor().submit(() -> {
            stream.run(alive, longest, allowed::get);
            return null;
        });
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String end) throws InterruptedException {
        for (int i = 0; i < 1000 && !written().endsWith(end); i++) {
            Thread.sleep(5);
        }
        assertThat(written()).endsWith(end);
    }

    @Test
    void everyRevisionIsToldOnceAndOldOnesAreNot() throws Exception {
        stream.tell(3);
        var running = run(NEVER, NEVER);
        await("revision 3\n");
        stream.tell(3);
        stream.tell(2);
        stream.tell(4);
        await("revision 4\n");
        stream.end();
        running.get();
        assertThat(written()).isEqualTo("revision 3\nrevision 4\n");
    }

    @Test
    void ofSeveralRevisionsTheLastIsTold() throws Exception {
        stream.tell(1);
        stream.tell(7);
        stream.tell(2);
        var running = run(NEVER, NEVER);
        await("revision 7\n");
        stream.end();
        running.get();
        assertThat(written()).isEqualTo("revision 7\n");
    }

    @Test
    void silenceIsFilledWithComments() throws Exception {
        var running = run(Duration.ofMillis(5), NEVER);
        await(": alive\n\n: alive\n\n");
        stream.end();
        running.get();
    }

    @Test
    void whoMayNoLongerListenHearsNothingMore() throws Exception {
        stream.tell(1);
        var running = run(NEVER, NEVER);
        await("revision 1\n");
        allowed.set(false);
        stream.tell(2);
        running.get();
        assertThat(written()).isEqualTo("revision 1\n");
    }

    @Test
    void nobodyListensForever() throws ExecutionException, InterruptedException {
        run(Duration.ofMillis(5), Duration.ofMillis(30)).get();
        assertThat(written()).contains(": alive");
    }

    @Test
    void oneThatEndedBeforeItBeganWritesNothing() throws Exception {
        stream.tell(1);
        stream.end();
        run(NEVER, NEVER).get();
        assertThat(written()).isEmpty();
    }
}
