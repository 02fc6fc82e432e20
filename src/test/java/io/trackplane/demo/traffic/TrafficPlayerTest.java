package io.trackplane.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackplane.demo.traffic.TrafficPlayer.Diary;
import io.trackplane.demo.traffic.TrafficPlayer.Player;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TrafficPlayerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Queue<Instant> taken = new ConcurrentLinkedQueue<>();

    private final Diary diary = new Diary() {
        @Override
        public boolean has(String day) {
            return written.contains(day);
        }

        @Override
        public void write(String day) {
            written.add(day);
        }
    };

    /** One request at eight in the morning and one at eight in the evening. */
    private static final class TwiceADay implements Clients {
        @Override
        public String application() {
            return "app";
        }

        @Override
        public List<Sending> day(LocalDate day, int daysAgo) {
            return List.of(at(day, 8), at(day, 20));
        }

        private static Sending at(LocalDate day, int hour) {
            return new Sending(
                    day.atTime(hour, 0).toInstant(ZoneOffset.UTC),
                    "app",
                    "/api/track",
                    "agent",
                    "203.0.113.1",
                    new byte[0]);
        }
    }

    private void play(Pipe pipe) throws InterruptedException {
        var player = new TrafficPlayer(List.of(new Player(new TwiceADay(), ZoneOffset.UTC)), TODAY, diary, pipe, NOON);
        var thread = Thread.ofVirtual().start(player::play);
        await().until(() -> taken.contains(Instant.parse("2026-11-25T08:00:00Z")));
        thread.interrupt();
        thread.join();
    }

    private CompletableFuture<Void> take(Sending sending) {
        taken.add(sending.at());
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void thirtyDaysArePlayedAndTodayUntilNow() throws InterruptedException {
        play(this::take);

        assertThat(taken).hasSize(30 * 2 + 1).doesNotHaveDuplicates();
        assertThat(written).hasSize(30);
    }

    @Test
    void aDayThatWasPlayedIsNotPlayedAgain() throws InterruptedException {
        play(this::take);
        taken.clear();

        play(this::take);

        assertThat(taken).containsExactly(Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void aDayIsOnlyWrittenDownWhenTheServerHasTakenAllOfIt() throws InterruptedException {
        var refused = ConcurrentHashMap.<Instant>newKeySet();
        play(sending -> {
            if (sending.at().equals(Instant.parse("2026-11-01T08:00:00Z")) && refused.add(sending.at())) {
                assertThat(written).doesNotContain("traffic app 2026-11-01");
                return CompletableFuture.failedFuture(new IllegalStateException("busy"));
            }
            return take(sending);
        });

        assertThat(refused).isNotEmpty();
        assertThat(taken).hasSize(30 * 2 + 1);
    }
}
