import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Start-up time and memory of the packaged jar, time of every console page, and weight of a first visit. Each figure
 * stands beside its floor, measured in the same run: a JVM that only opens an HTTP port, and a static file from the same
 * server over the same connection.
 *
 * <p>{@code mvn -q package -DskipTests && java bench/ConsoleBench.java}; needs Linux for the memory figures.
 */
public class ConsoleBench {
    private static final int STARTS = 5;
    /** As the README starts the jar to try it, and as {@code mvn spring-boot:run} does. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 300;
    private static final Pattern HREF = Pattern.compile("(?:href|src)=\"(/[^\"#?]*)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1 && arguments[0].equals("floor")) {
            floorServer();
            return;
        }
        var jar = jar();
        System.out.println("# Start-up: process start to the first 200 of /actuator/health, and resident memory then");
        starts("a JVM with an HTTP port (floor)", port -> List.of(
                java(), "-XX:TieredStopAtLevel=1", "-Dport=" + port, Path.of("bench/ConsoleBench.java").toString(), "floor"));
        var filled = temporary();
        fill(server(jar, freePort(), filled));
        starts("packaged jar", port -> server(jar, port, filled, QUICK_COMPILER));
        starts("packaged jar, demo to load", port -> server(jar, port, temporary(), QUICK_COMPILER));
        starts("packaged jar, both compilers", port -> server(jar, port, filled));
        var unpacked = unpack(jar);
        starts("unpacked", port -> server(unpacked, port, filled));
        var cache = practise(unpacked);
        starts("unpacked, class cache (the image)", port -> server(unpacked, port, filled, cache));
        starts("the same, demo to load", port -> server(unpacked, port, temporary(), cache));
        pages(unpacked, filled, cache);
    }

    /** Lets the clients of the demo play their thirty days. */
    private static void fill(List<String> command) throws Exception {
        var started = startAndWait(command, 0);
        try {
            var played = Optional.<String>empty();
            while (played.isEmpty()) {
                Thread.sleep(500);
                try (var lines = Files.lines(started.log())) {
                    played = lines.filter(line -> line.contains("days played in")).findFirst();
                }
            }
            System.out.println(played.get().replaceFirst(".*Demo traffic", "demo traffic"));
        } finally {
            stop(started.process());
        }
    }

    private static void pages(Path jar, Path data, String cache) throws Exception {
        int port = freePort();
        var started = startAndWait(server(jar, port, data, cache), port);
        try {
            var browser = new Visitor("http://localhost:" + port);
            browser.firstVisit();
            browser.signIn("owner@nebula.example", "trackplane-demo");
            var pages = browser.pages();
            System.out.println("\n# Pages: whole request over loopback, one connection, ms (" + REQUESTS + " each, after "
                    + WARM_UP + " to warm up)");
            System.out.printf("%-58s %7s %7s %7s %9s%n", "page", "p50", "p95", "p99", "bytes");
            for (var page : pages) {
                browser.repeat(page, WARM_UP / 3);
            }
            browser.report("/icons.svg", "/icons.svg (floor: a static file)");
            for (var page : pages) {
                browser.report(page, page);
            }
            System.out.printf("%nresident memory after %d requests: %d MB%n",
                    pages.size() * (WARM_UP + REQUESTS), residentMegabytes(started.process().pid()));
        } finally {
            stop(started.process());
        }
    }

    /** One person with a browser that keeps cookies and asks for compressed answers. */
    private static final class Visitor {
        private final String base;
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        Visitor(String base) {
            this.base = base;
        }

        void firstVisit() throws Exception {
            var html = text(get("/login"));
            long bytes = compressed("/login");
            Set<String> files = new LinkedHashSet<>();
            HREF.matcher(html).results().map(found -> found.group(1)).filter(Visitor::isFile).forEach(files::add);
            files.add("/icons.svg");
            for (var file : files) {
                bytes += compressed(file);
            }
            System.out.printf("%n# First visit: sign-in page with its %d files, compressed: %.1f kB%n",
                    files.size(), bytes / 1000.0);
        }

        void signIn(String email, String password) throws Exception {
            var token = CSRF.matcher(text(get("/login")));
            if (!token.find()) {
                throw new IllegalStateException("the sign-in page has no form");
            }
            var form = "username=" + encode(email) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.uri().getPath().equals("/login")) {
                throw new IllegalStateException("sign-in failed: " + answer.statusCode() + " " + answer.uri());
            }
        }

        /** Every page that the console links to from its start, two steps deep. */
        List<String> pages() throws Exception {
            Set<String> found = new LinkedHashSet<>();
            for (var start : List.of("/", "/t/nebula", "/t/nebula/members", "/account")) {
                var answer = get(start);
                found.add(answer.uri().getPath());
                HREF.matcher(text(answer)).results().map(match -> match.group(1)).filter(Visitor::isPage).forEach(found::add);
            }
            var pages = new ArrayList<String>();
            for (var path : found) {
                var answer = get(path);
                if (answer.statusCode() == 200 && answer.uri().getPath().equals(path)
                        && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    pages.add(path);
                }
            }
            return pages;
        }

        void repeat(String path, int times) throws Exception {
            for (int i = 0; i < times; i++) {
                get(path);
            }
        }

        void report(String path, String label) throws Exception {
            repeat(path, WARM_UP);
            var times = new long[REQUESTS];
            int bytes = 0;
            for (int i = 0; i < REQUESTS; i++) {
                long begin = System.nanoTime();
                bytes = get(path).body().length;
                times[i] = System.nanoTime() - begin;
            }
            Arrays.sort(times);
            System.out.printf("%-58s %7.2f %7.2f %7.2f %9d%n", label, milliseconds(times, 50), milliseconds(times, 95),
                    milliseconds(times, 99), bytes);
        }

        private long compressed(String path) throws Exception {
            return get(path).body().length;
        }

        private HttpResponse<byte[]> get(String path) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Accept", "text/html,*/*")
                    .header("Accept-Encoding", "gzip")
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, BodyHandlers.ofByteArray());
        }

        private static boolean isFile(String path) {
            return path.matches("/(css|js|webjars)/.*|/[^/]+\\.(svg|png|ico)");
        }

        private static boolean isPage(String path) {
            return !isFile(path) && !path.startsWith("/actuator") && !path.endsWith(".csv");
        }

        private static String text(HttpResponse<byte[]> answer) throws IOException {
            var zipped = answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
            var in = new java.io.ByteArrayInputStream(answer.body());
            return new String(
                    (zipped ? new java.util.zip.GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private static void starts(String label, Command command) throws Exception {
        var seconds = new double[STARTS];
        var megabytes = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            int port = freePort();
            var started = startAndWait(command.on(port), port);
            seconds[i] = started.seconds();
            megabytes[i] = residentMegabytes(started.process().pid());
            stop(started.process());
        }
        Arrays.sort(seconds);
        Arrays.sort(megabytes);
        System.out.printf("%-40s median %.2f s (%.2f to %.2f), %d MB (%d to %d)%n", label, seconds[STARTS / 2], seconds[0],
                seconds[STARTS - 1], megabytes[STARTS / 2], megabytes[0], megabytes[STARTS - 1]);
    }

    private static Started startAndWait(List<String> command, int port) throws Exception {
        long begin = System.nanoTime();
        var log = Files.createTempFile("trackplane-bench", ".log");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        int asked = port == 0 ? portOf(command) : port;
        while (!isUp(asked)) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(90)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not start, see " + log);
            }
            Thread.sleep(20);
        }
        return new Started(process, log, (System.nanoTime() - begin) / 1e9);
    }

    private static int portOf(List<String> command) {
        return command.stream().filter(part -> part.startsWith("--server.port=")).map(part -> part.substring(14))
                .mapToInt(Integer::parseInt).findFirst().orElseThrow();
    }

    private static boolean isUp(int port) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void floorServer() throws IOException {
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port")), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static List<String> server(Path jar, int port, Path data, String... options) {
        var command = new ArrayList<String>();
        command.addAll(List.of(java(), "-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port, "--trackplane.data-dir=" + data,
                "--trackplane.demo.enabled=true"));
        return command;
    }

    /** As the Dockerfile does. */
    private static Path unpack(Path jar) throws Exception {
        var directory = temporary();
        run(List.of(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
                directory.toString()));
        return directory.resolve(jar.getFileName());
    }

    /** As the Dockerfile does; returns the option that uses what was learnt. */
    private static String practise(Path unpacked) throws Exception {
        var cache = unpacked.resolveSibling("trackplane.aot");
        run(List.of(java(), "-XX:AOTCacheOutput=" + cache, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Dspring.context.exit=onRefresh", "-jar", unpacked.toString(), "--server.port=" + freePort(),
                "--trackplane.data-dir=" + temporary()));
        return "-XX:AOTCache=" + cache;
    }

    private static void run(List<String> command) throws Exception {
        var log = Files.createTempFile("trackplane-bench", ".log");
        if (new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() != 0) {
            throw new IllegalStateException("failed, see " + log);
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static long residentMegabytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElseThrow() / 1024;
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("trackplane-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build first: mvn -q package -DskipTests"));
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trackplane-bench");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static double milliseconds(long[] sorted, int percentile) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
    }

    private record Started(Process process, Path log, double seconds) {}

    private interface Command {
        List<String> on(int port) throws IOException;
    }
}
