package io.trackplane.insight;

import io.trackplane.ScatteredReads;
import io.trackplane.TrackplaneApplication;
import io.trackplane.access.Visitor;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.StreamName;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.eventstore.duckdb.ManyEvents;
import io.trackplane.eventstore.duckdb.ManyEvents.Traffic;
import io.trackplane.eventstore.duckdb.RawAppend;
import io.trackplane.insight.HandWritten.Page;
import io.trackplane.tenancy.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Every dashboard over thirty days of an environment with 20 million events in 90 days, beside four others with 5 million each: for the first time with a store
 * just opened and nothing of the environment in memory (three times, as a disk may stall), after new events, and again when nothing has changed; beside it the least SQL that finds the figures of the page's
 * blocks, asked as the page asks. Then what sending events costs alone and while somebody reads pages. At last, when the server has ended, the same SQL in the
 * engine alone, as it is without any setting: all processors and most of the memory for one question at a time. Run by {@code bench/pages}, not by the build.
 */
class PagesBench {
    private static final long EVENTS = Long.getLong("bench.events", 20_000_000);
    private static final int DAYS = 90;
    private static final int OTHERS = 4;
    private static final int TIMES = 5;
    private static final int OPENINGS = 3;

    /** What is done often is compiled: so often each page of an environment with few events is read before anything is measured, in each of so many starts. */
    private static final int READ_BEFORE = 100;

    /** A server that starts again in the same process compiles some of it anew. */
    private static final int STARTS_BEFORE = 2;

    /** And so often before anything is measured as warm. */
    private static final int WARMING = 30;

    /** The engine is compiled already. */
    private static final int WARMING_BY_HAND = 2;

    private static final String TODAY = "/t/nebula/a/onchain_app/e/production/insight/%s?preset=30d";
    private static final String OF_FEW = "/t/nebula/a/onchain_app/e/staging/insight/%s?preset=30d";

    /** A day, in the environment that is read before. */
    private static final long FEW = 500;

    private static final int YARDSTICK_SECONDS = 10;

    /** Where Linux has files that are in memory alone. */
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path directory;

    /** Of a page in a store that has new events, ms. */
    private final Map<Page, Double> changed = new LinkedHashMap<>();

    /**
     * A page read for the first time.
     *
     * @param time how long it took, ms
     * @param megabytes what was read from the disk for it
     * @param disk how long the disk alone takes for as much, right after it, ms
     */
    private record First(double time, double megabytes, double disk) {
        @Override
        public String toString() {
            return "%.0f ms, %.0f MB for which the disk alone takes %.0f".formatted(time, megabytes, disk);
        }
    }

    @Test
    void report() throws Exception {
        double before = RawAppend.run(YARDSTICK_SECONDS);
        fill();
        boolean isForgotten = forget();
        System.out.printf(
                "pages: %d events in the store; %s; medians of %d after %d to warm up%n",
                EVENTS * (OTHERS + 4) / 4,
                isForgotten ? "nothing of the file in memory at first" : "the file may be in memory at first",
                TIMES,
                WARMING);
        for (int started = 0; started < STARTS_BEFORE; started++) {
            try (var server = start()) {
                compile(readerOf(server));
            }
        }
        var firsts = new LinkedHashMap<Page, List<First>>();
        for (int opening = 0; opening < OPENINGS; opening++) {
            forget();
            try (var server = start()) {
                var reader = readerOf(server);
                // In its first second upkeep looks at what an hour brings, and reads, too.
                Thread.sleep(3000);
                for (var page : HandWritten.PAGES) {
                    firsts.computeIfAbsent(page, any -> new ArrayList<>()).add(first(reader, page));
                }
            }
        }
        firsts.forEach((page, times) -> System.out.printf("pages: %-10s first %s%n", page.name(), times));
        int stream;
        try (var server = start()) {
            var reader = readerOf(server);
            for (var page : HandWritten.PAGES) {
                changed.put(page, measure(server, reader, page));
            }
            SteadySending.report("in files", server, isOver -> readInTurn(reader, isOver));
            stream = stream(server);
        }
        sendingInMemory();
        engineAlone(stream);
        System.out.printf(
                "pages: figures of two runs compare by how fast the machine was: the engine alone took %.0f events/s from one thread before all this, %.0f after it%n",
                before, RawAppend.run(YARDSTICK_SECONDS));
    }

    /** The same where no disk is waited for; one may stall, whoever writes, and then that is all there is to see. */
    private void sendingInMemory() throws Exception {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < 2 * Files.size(file())) {
            System.out.println("pages: no room in memory to measure without a disk");
            return;
        }
        var copy = Files.createTempDirectory(MEMORY, "trackplane");
        try {
            FileSystemUtils.copyRecursively(directory, copy);
            try (var server = start(copy)) {
                var reader = readerOf(server);
                HandWritten.PAGES.forEach(page -> read(reader, page));
                SteadySending.report("in memory", server, isOver -> readInTurn(reader, isOver));
            }
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    private First first(Visitor reader, Page page) throws Exception {
        long before = ScatteredReads.bytes();
        double time = milliseconds(() -> read(reader, page));
        double megabytes = (ScatteredReads.bytes() - before) / 1e6;
        forget();
        return new First(time, megabytes, megabytes * 1e3 / ScatteredReads.run(file()));
    }

    private static Visitor readerOf(ConfigurableApplicationContext server) throws Exception {
        var reader = new Visitor(port(server)).signedInAs("owner@nebula.example", "trackplane-demo");
        // When it takes events it has read what it has to know about those before.
        SteadySending.send(server, Instant.now());
        // Where a browser is led after signing in: no figures yet, but the frame of every page.
        readAt(reader, "/t/nebula");
        return reader;
    }

    private static void compile(Visitor reader) throws Exception {
        double first = milliseconds(() ->
                readAt(reader, OF_FEW.formatted(HandWritten.PAGES.getFirst().key())));
        System.out.printf("pages: first after the start, of an environment with few events, %.0f ms%n", first);
        for (var page : HandWritten.PAGES) {
            for (int i = 0; i < READ_BEFORE; i++) {
                readAt(reader, OF_FEW.formatted(page.key()) + page.chosen());
            }
        }
    }

    private ConfigurableApplicationContext start() {
        return start(directory);
    }

    private static ConfigurableApplicationContext start(Path directory) {
        return SpringApplication.run(
                TrackplaneApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.autoconfigure.exclude=io.trackplane.ingest.EventLogForTests",
                "--trackplane.demo.enabled=true",
                "--trackplane.demo.traffic=false",
                "--trackplane.data-dir=" + directory);
    }

    private static int port(ConfigurableApplicationContext server) {
        return Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer())
                .getPort();
    }

    private void fill() throws Exception {
        var traffic = new ArrayList<Traffic>();
        try (var server = start()) {
            traffic.add(new Traffic(stream(server), EVENTS / DAYS, EVENTS / 66));
            traffic.add(new Traffic(stream(server, "staging"), FEW, FEW));
            for (int other = 0; other < OTHERS; other++) {
                int stream = server.getBean(EventStore.class).stream(
                        new StreamName("other" + other, "app", "production", Instant.EPOCH));
                traffic.add(new Traffic(stream, EVENTS / 4 / DAYS, EVENTS / 250));
            }
        }
        ManyEvents.fill(file(), traffic, LocalDate.now(ZoneOffset.UTC).minusDays(DAYS), DAYS);
        try (var store = DuckDbEventStore.open(directory.resolve("events"))) {
            // As a server does of hours that are over, before anybody asks.
            long begin = System.nanoTime();
            store.sumUpVisits(Instant.now().truncatedTo(ChronoUnit.HOURS), Duration.ZERO);
            long summed = System.nanoTime();
            store.settleAll(Instant.now().truncatedTo(ChronoUnit.HOURS));
            // A server that runs does that every hour; here nothing is to become too old while pages are read.
            traffic.forEach(each -> store.expire(
                    each.stream(), Instant.now().minus(Duration.ofDays(DAYS)).plus(Duration.ofHours(1))));
            System.out.printf(
                    "pages: visits summed up in %d ms, events put in order in %d ms%n",
                    (summed - begin) / 1_000_000, (System.nanoTime() - summed) / 1_000_000);
        }
        System.out.printf("pages: the file has %d MB%n", Files.size(file()) / 1_000_000);
    }

    private Path file() {
        return directory.resolve("events").resolve(DuckDbEventStore.FILE);
    }

    /** Tells the system to let go of its copies of files; says whether that was allowed. */
    private static boolean forget() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
        var drop = Path.of("/proc/sys/vm/drop_caches");
        if (!Files.isWritable(drop)) {
            return false;
        }
        Files.writeString(drop, "1");
        return true;
    }

    private static int stream(ConfigurableApplicationContext server) {
        return stream(server, "production");
    }

    private static int stream(ConfigurableApplicationContext server, String environment) {
        return server.getBean(Streams.class)
                .of(server.getBean(Environments.class).get("nebula", "onchain_app", environment));
    }

    private static String address(Page page) {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        return "/t/nebula/a/onchain_app/e/production/insight/%s?from=%s&to=%s%s"
                .formatted(page.key(), yesterday.minusDays(29), yesterday, page.chosen());
    }

    /** One page after the other, those that most is read for. */
    private static int readInTurn(Visitor reader, AtomicBoolean isOver) {
        var names = List.of("overview", "vitals", "errors", "api");
        int pages = 0;
        while (!isOver.get()) {
            readAt(reader, TODAY.formatted(names.get(pages++ % names.size())));
        }
        return pages;
    }

    /** @return after new events, ms */
    private double measure(ConfigurableApplicationContext server, Visitor reader, Page page) throws Exception {
        double changed = median(
                WARMING,
                () -> {
                    SteadySending.send(
                            server,
                            LocalDate.now(ZoneOffset.UTC)
                                    .minusDays(2)
                                    .atTime(12, 0)
                                    .toInstant(ZoneOffset.UTC));
                    return null;
                },
                () -> read(reader, page));
        double again = median(WARMING, () -> null, () -> read(reader, page));
        double byHand = byHand(page, inTheStore(server));
        System.out.printf(
                "pages: %-10s after new events %5.0f ms, again %5.0f ms; by hand %5.0f ms, %.2f times%n",
                page.name(), changed, again, byHand, changed / byHand);
        return changed;
    }

    private static Void read(Visitor reader, Page page) {
        return readAt(reader, address(page));
    }

    private static Void readAt(Visitor reader, String page) {
        var answer = reader.get(page);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answers " + answer.statusCode());
        }
        return null;
    }

    private static HandWritten.Asking inTheStore(ConfigurableApplicationContext server) {
        var reader = server.getBean(EventStore.class).reader();
        int stream = stream(server);
        return (sql, from, to) -> reader.query(
                sql, Map.of("stream", stream, "from", begin(from), "to", begin(to)), (row, number) -> row.getObject(1));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private void engineAlone(int stream) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            for (var page : changed.entrySet()) {
                double byHand = byHand(page.getKey(), (sql, from, to) -> ask(statement, sql, stream, from, to));
                System.out.printf(
                        "pages: %-10s by hand in the engine alone %5.0f ms, %.2f times%n",
                        page.getKey().name(), byHand, page.getValue() / byHand);
            }
        }
    }

    private static void ask(Statement statement, String sql, int stream, LocalDate from, LocalDate to)
            throws SQLException {
        var text = sql.replace(":stream", Integer.toString(stream))
                .replace(":from", "TIMESTAMP '" + from + "'")
                .replace(":to", "TIMESTAMP '" + to + "'");
        try (var rows = statement.executeQuery(text)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    /** @return ms */
    private static double byHand(Page page, HandWritten.Asking asking) throws Exception {
        return median(WARMING_BY_HAND, () -> null, () -> {
            HandWritten.ask(page, asking);
            return null;
        });
    }

    private static double median(int warming, Callable<?> before, Callable<?> measured) throws Exception {
        for (int i = 0; i < warming; i++) {
            before.call();
            measured.call();
        }
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            before.call();
            times[i] = milliseconds(measured);
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private static double milliseconds(Callable<?> measured) throws Exception {
        long begin = System.nanoTime();
        measured.call();
        return (System.nanoTime() - begin) / 1e6;
    }
}
