package io.trackplane.insight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What sending events costs alone and while somebody reads. */
final class SteadySending {
    private static final int TURNS = 5;

    private SteadySending() {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A batch of fifty events that happened at a time. */
    static double send(ConfigurableApplicationContext server, Instant time) throws IOException, InterruptedException {
        var events = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            events.add(
                    "{\"event_name\":\"page_view\",\"user_id\":\"usr_%d\",\"timestamp\":%d,\"platform\":\"web\",\"page\":\"/page/%d\",\"session_id\":\"s%d\",\"properties\":{\"page_name\":\"p\",\"position\":%d}}"
                            .formatted(i * 37, time.toEpochMilli() + i, i, System.nanoTime(), i));
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer())
                                .getPort() + "/api/v1/track/batch"))
                .header("Authorization", "Bearer tps_demo_onchain_app")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"events\":[" + String.join(",", events) + "]}"))
                .build();
        long begin = System.nanoTime();
        var answer = CLIENT.send(request, BodyHandlers.discarding());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("a batch was answered " + answer.statusCode());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /**
     * Batches at a steady pace, 3 000 events a second; how long after its time each was answered. Alone and beside a reader by turns, as a machine changes.
     *
     * @param reading reads pages until it is over, and says how many
     */
    static void report(String where, ConfigurableApplicationContext server, ToIntFunction<AtomicBoolean> reading)
            throws Exception {
        steady(server, 5);
        var alone = new ArrayList<List<Double>>();
        var beside = new ArrayList<List<Double>>();
        int pages = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            alone.add(steady(server, 20));
            var isOver = new AtomicBoolean();
            try (var threads = Executors.newSingleThreadExecutor()) {
                var pagesRead = threads.submit(() -> reading.applyAsInt(isOver));
                beside.add(steady(server, 20));
                isOver.set(true);
                pages += pagesRead.get();
            }
        }
        System.out.printf(
                "pages: batches of 50, 60 a second, %s, by turns of 20 s: alone %s; while %d pages were read one after the other %s%n",
                where, waits(alone), pages, waits(beside));
    }

    private static String waits(List<List<Double>> turns) {
        var p99 = turns.stream().map(turn -> quantile(turn, 0.99)).sorted().toList();
        return "p50 %.1f ms, p99 %.1f ms (%.1f to %.1f)"
                .formatted(
                        quantile(turns.stream().flatMap(List::stream).toList(), 0.5),
                        p99.get(p99.size() / 2),
                        p99.getFirst(),
                        p99.getLast());
    }

    private static double quantile(List<Double> times, double share) {
        return times.stream()
                .sorted()
                .skip((long) (times.size() * share))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> steady(ConfigurableApplicationContext server, int seconds) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            var answered = new ArrayList<Future<Double>>();
            for (int i : IntStream.range(0, seconds * 60).toArray()) {
                long due = begin + i * 1_000_000_000L / 60;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                answered.add(threads.submit(() -> send(server, Instant.now())));
            }
            var times = new ArrayList<Double>();
            for (var each : answered) {
                times.add(each.get());
            }
            return times;
        }
    }
}
