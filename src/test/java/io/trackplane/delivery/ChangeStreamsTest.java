package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeStreamsTest {
    private final ChangeStreams streams = new ChangeStreams();

    private static ChangeStream stream() {
        return new ChangeStream(OutputStream.nullOutputStream(), Long::toString);
    }

    @Test
    void environmentsHaveALimitEachAndTheNodeHasOneForAll() {
        int joined = 0;
        for (int i = 0; i < ChangeStreams.MOST_OF_NODE + 100; i++) {
            joined += streams.add("a/b/" + i % 7, stream()) ? 1 : 0;
        }
        assertThat(joined).isEqualTo(ChangeStreams.MOST_OF_NODE);
        var others = new ChangeStreams();
        for (int i = 0; i < ChangeStreams.MOST; i++) {
            assertThat(others.add("a/b/c", stream())).isTrue();
        }
        assertThat(others.add("a/b/c", stream())).isFalse();
        assertThat(others.add("a/b/d", stream())).isTrue();
    }

    @Test
    void nobodyWhoJoinsWhileTheLastOneLeavesIsLost() throws InterruptedException {
        var lost = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                threads.submit(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        var stream = stream();
                        streams.add("a/b/c", stream);
                        lost.addAndGet(streams.count("a/b/c") == 0 ? 1 : 0);
                        streams.remove("a/b/c", stream);
                    }
                });
            }
        }
        assertThat(lost).hasValue(0);
        assertThat(streams.count("a/b/c")).isZero();
    }

    @Test
    void whenTheServerStopsEverybodyIsLetGoAndSoIsWhoComesThen() throws Exception {
        var before = stream();
        streams.add("a/b/c", before);
        streams.close();
        var after = stream();
        streams.add("a/b/c", after);
        for (var stream : new ChangeStream[] {before, after}) {
            stream.run(java.time.Duration.ofMinutes(1), java.time.Duration.ofMinutes(1), () -> true);
        }
    }
}
