package io.trackplane.demo.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the clients of the demo: first the days that are over, as fast as the server takes them, then the present, as it happens. A day that was played
 * to its end is not played again.
 */
public final class TrafficPlayer {
    /** How many days before the demo's first start have traffic. */
    static final int DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(TrafficPlayer.class);
    private static final int IN_FLIGHT = 128;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final List<Player> players;
    private final LocalDate anchor;
    private final Diary diary;
    private final Pipe pipe;
    private final Clock clock;
    private final Semaphore flights = new Semaphore(IN_FLIGHT);
    private volatile int days = -1;
    private volatile int played;

    /** Clients and the zone that their days are days of. */
    public record Player(Clients clients, ZoneId zone) {}

    /** Remembers which days were played. */
    public interface Diary {
        boolean has(String day);

        void write(String day);
    }

    /**
     * @param anchor the day of the demo's first start: what happens in the story counts back from it
     */
    public TrafficPlayer(List<Player> players, LocalDate anchor, Diary diary, Pipe pipe, Clock clock) {
        this.players = List.copyOf(players);
        this.anchor = anchor;
        this.diary = diary;
        this.pipe = pipe;
        this.clock = clock;
    }

    /** How much of the past was played, 0 to 100. */
    public int percent() {
        return days < 0 ? 0 : days == 0 ? 100 : (int) (100L * played / days);
    }

    /** Plays until interrupted. */
    public void play() {
        try {
            var started = clock.instant();
            playPast();
            LOG.info(
                    "Demo traffic: {} days played in {} s",
                    played,
                    Duration.between(started, clock.instant()).toSeconds());
            playPresent(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void playPast() throws InterruptedException {
        var past = new ArrayList<Past>();
        for (var day = anchor.minusDays(DAYS); !day.isAfter(anchor.plusDays(DAYS * 12L)); day = day.plusDays(1)) {
            for (var player : players) {
                if (day.isBefore(today(player)) && !diary.has(name(player, day))) {
                    past.add(new Past(player, day));
                }
            }
        }
        days = past.size();
        for (var one : past) {
            day(one.player, one.day).forEach(this::send);
            land();
            diary.write(name(one.player, one.day));
            played++;
            if (played * 10 / days != (played - 1) * 10 / days) {
                LOG.info("Demo traffic: {} %", percent());
            }
        }
    }

    private record Past(Player player, LocalDate day) {}

    private static String name(Player player, LocalDate day) {
        return "traffic " + player.clients.application() + " " + day;
    }

    private LocalDate today(Player player) {
        return LocalDate.ofInstant(clock.instant(), player.zone);
    }

    private List<Sending> day(Player player, LocalDate day) {
        return player.clients.day(day, (int) (anchor.toEpochDay() - day.toEpochDay()));
    }

    /** Today from its beginning, then what is due every two seconds. */
    private void playPresent(Instant started) throws InterruptedException {
        var running =
                players.stream().map(player -> new Present(player, started)).toList();
        while (!Thread.currentThread().isInterrupted()) {
            for (var present : running) {
                present.play(this::send);
            }
            Thread.sleep(LOOK);
        }
    }

    /** Plays the days of one application as they come. */
    private final class Present {
        private final Player player;
        private LocalDate day;
        private List<Sending> sendings;
        private int next;

        Present(Player player, Instant started) {
            this.player = player;
            this.day = LocalDate.ofInstant(started, player.zone);
            this.sendings = day(player, day);
        }

        void play(Consumer<Sending> send) {
            var now = clock.instant();
            while (next < sendings.size() && !sendings.get(next).at().isAfter(now)) {
                send.accept(sendings.get(next++));
            }
            if (next == sendings.size() && today(player).isAfter(day)) {
                diary.write(name(player, day));
                day = day.plusDays(1);
                sendings = day(player, day);
                next = 0;
            }
        }
    }

    private void send(Sending sending) {
        flights.acquireUninterruptibly();
        attempt(sending);
    }

    private void attempt(Sending sending) {
        pipe.send(sending).whenComplete((nothing, refused) -> {
            if (refused == null) {
                flights.release();
            } else {
                again(sending);
            }
        });
    }

    /** The server is busy or its store is away. */
    private void again(Sending sending) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(WAIT);
                attempt(sending);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits until everything in flight was answered. */
    private void land() throws InterruptedException {
        flights.acquire(IN_FLIGHT);
        flights.release(IN_FLIGHT);
    }
}
