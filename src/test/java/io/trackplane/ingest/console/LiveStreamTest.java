package io.trackplane.ingest.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Client;
import io.trackplane.ingest.Live.Sighting;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
    private static final Client CLIENT = new Client(null, null, null, null, false, 0);
    private static final LiveFilter ALL = new LiveFilter(null, null, null);

    static Sighting sighting(String name, @Nullable String user, @Nullable String session) {
        var event = new Event(
                null,
                EventType.EVENT,
                name,
                Instant.EPOCH,
                user,
                "anon",
                session,
                "web",
                null,
                null,
                Value.Fields.NONE);
        return new Sighting(new Arrival(event, Instant.EPOCH, CLIENT, 1, Set.of()), "stored", List.of());
    }

    /** What a browser reads until nothing was said for a moment. */
    private static String read(LiveStream stream) throws Exception {
        var out = new ByteArrayOutputStream();
        stream.run(
                out,
                sighting -> sighting.arrival().event().name(),
                Duration.ZERO,
                Duration.ofMillis(1),
                Duration.ofMillis(50));
        return out.toString(UTF_8);
    }

    @Test
    void eventsAreWrittenInTheOrderTheyCame() throws Exception {
        var stream = new LiveStream(ALL);
        stream.see(sighting("first", null, null));
        stream.see(sighting("second", null, null));
        assertThat(read(stream))
                .startsWith("retry: 1000\n\nevent: sighting\ndata: first\n\nevent: sighting\ndata: second\n\n")
                .contains(": alive\n\n");
    }

    @Test
    void onlyWhatTheFilterAdmitsIsWritten() throws Exception {
        var stream = new LiveStream(new LiveFilter("usr_1", " s1 ", "paid"));
        stream.see(sighting("paid", "usr_2", "s1"));
        stream.see(sighting("paid", "usr_1", "s2"));
        stream.see(sighting("seen", "usr_1", "s1"));
        assertThat(read(stream)).doesNotContain("sighting");
        stream.see(sighting("paid", "usr_1", "s1"));
        assertThat(read(stream)).contains("data: paid");
        assertThat(new LiveFilter("anon", "", "")
                        .admits(sighting("paid", "usr_1", null).arrival().event()))
                .isTrue();
    }

    @Test
    void aBrowserThatIsSlowMissesEventsAndIsTold() throws Exception {
        var stream = new LiveStream(ALL);
        for (int i = 0; i < LiveStream.WAITING + 3; i++) {
            stream.see(sighting("event", null, null));
        }
        assertThat(read(stream).split("event: sighting")).hasSize(LiveStream.WAITING + 1);
        for (int i = 0; i < LiveStream.WAITING + 3; i++) {
            stream.see(sighting("event", null, null));
        }
        assertThat(read(stream)).contains("event: missed\ndata: 3\n\n");
    }

    @Test
    void oneThatIsEndedStopsAtOnce() throws Exception {
        var stream = new LiveStream(ALL);
        stream.end();
        stream.run(
                new ByteArrayOutputStream(),
                sighting -> "",
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
    }

    @Test
    void onlySoManyLookAtOnce() {
        var streams = new LiveStreams();
        for (int i = 0; i < LiveStreams.MOST; i++) {
            assertThat(streams.add("a/b/c", new LiveStream(ALL))).isTrue();
        }
        var one = new LiveStream(ALL);
        assertThat(streams.add("a/b/c", one)).isFalse();
        assertThat(streams.add("a/b/d", one)).isTrue();
        streams.remove("a/b/d", one);
        streams.remove("a/b/d", one);
        assertThat(streams.count()).isEqualTo(LiveStreams.MOST);
        streams.close();
        assertThat(streams.add("a/b/d", one)).isFalse();
    }
}
