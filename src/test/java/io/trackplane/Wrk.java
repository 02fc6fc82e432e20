package io.trackplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * A run of the load generator wrk. Each connection sends its next request when its last one was answered.
 *
 * @param rate answers a second
 * @param p50 milliseconds within which half of them came
 * @param p99 milliseconds within which 99 of 100 came
 * @param p999 milliseconds within which 999 of 1 000 came
 * @param failed whether anything else than 2xx and 3xx came
 */
public record Wrk(double rate, double p50, double p99, double p999, boolean failed) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TIMES = Pattern.compile("TIMES ([0-9.]+) ([0-9.]+) ([0-9.]+)");
    private static final String DONE = """

            done = function(summary, latency, requests)
              io.write(string.format('TIMES %f %f %f\\n', latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
            end
            """;

    /**
     * @param connections at once
     * @param script Lua that makes the requests
     */
    public static Wrk run(String address, int connections, int seconds, String script)
            throws IOException, InterruptedException {
        var file = Files.createTempFile("wrk", ".lua");
        Files.writeString(file, script + DONE);
        // An answer that comes after the patience is left out of the times: it would hide the worst of them.
        var process = new ProcessBuilder(
                        "wrk",
                        "-t2",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "60s",
                        "-s",
                        file.toString(),
                        address)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(file);
        return read(said);
    }

    private static Wrk read(String said) {
        var rate = RATE.matcher(said);
        var times = TIMES.matcher(said);
        if (!rate.find() || !times.find()) {
            throw new IllegalStateException(said);
        }
        return new Wrk(
                Double.parseDouble(rate.group(1)),
                milliseconds(times.group(1)),
                milliseconds(times.group(2)),
                milliseconds(times.group(3)),
                said.contains("Non-2xx"));
    }

    private static double milliseconds(String microseconds) {
        return Double.parseDouble(microseconds) / 1000;
    }
}
