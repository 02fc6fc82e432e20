package io.trackplane.ingest.collect;

import io.trackplane.TrackplaneApplication;
import io.trackplane.kernel.CanonicalJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A server in a process of its own with the demo's keys, so that a test can limit what its files may be. Without the privileges of root, whoever runs the
 * test: modes of files hold for it.
 */
final class ServerProcess implements AutoCloseable {
    private static final String KEY = "tps_demo_onchain_app_development";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> started = new CompletableFuture<>();
    private final Process process;
    private final String address;

    private ServerProcess(Process process) throws Exception {
        this.process = process;
        Thread.ofPlatform().daemon().start(this::listen);
        process.onExit()
                .thenRun(() -> started.completeExceptionally(new IllegalStateException(String.join("\n", said))));
        this.address = "http://127.0.0.1:" + started.get(2, TimeUnit.MINUTES);
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            lines.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException e) {
            // The process is gone.
        }
    }

    private void heard(String line) {
        said.add(line);
        var found = STARTED.matcher(line);
        if (found.find()) {
            started.complete(found.group(1));
        }
    }

    static ServerProcess start(Path data) throws Exception {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                TrackplaneApplication.class.getName(),
                "--trackplane.data-dir=" + data,
                "--trackplane.demo.enabled=true",
                "--trackplane.demo.traffic=false",
                "--server.port=0",
                "--spring.main.banner-mode=off"));
        return new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Without what tests add to servers. */
    private static String classPath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(each -> !each.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    long pid() {
        return process.pid();
    }

    /** Lines of the log that contain a word. */
    long said(String word) {
        return said.stream().filter(line -> line.contains(word)).count();
    }

    HttpResponse<String> track(String body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1/track"))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) {
        return CanonicalJson.tree(
                send(HttpRequest.newBuilder(URI.create(address + path)).header("X-API-Key", KEY))
                        .body());
    }

    /** {@code healthy}, {@code degraded} or {@code down}; what is known is a second old at most. */
    String health() {
        return get("/api/v1/track/health").path("status").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(40)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In good order. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("does not stop: " + String.join("\n", said));
        }
    }

    /** As a crash would. */
    void kill() throws InterruptedException {
        close();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
