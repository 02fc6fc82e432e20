package io.trackplane.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * A run of the load generator wrk with 64 connections.
 *
 * @param rate answers a second
 * @param p99 milliseconds within which 99 of 100 came
 * @param failed whether anything else than 2xx and 3xx came
 */
record Wrk(double rate, double p99, boolean failed) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

    /** @param script Lua that makes the requests */
    static Wrk run(String address, int seconds, String script) throws IOException, InterruptedException {
        var file = Files.createTempFile("wrk", ".lua");
        Files.writeString(file, script);
        var process = new ProcessBuilder(
                        "wrk", "-t2", "-c64", "-d" + seconds + "s", "--latency", "-s", file.toString(), address)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(file);
        return read(said);
    }

    private static Wrk read(String said) {
        var rate = RATE.matcher(said);
        var p99 = P99.matcher(said);
        if (!rate.find() || !p99.find()) {
            throw new IllegalStateException(said);
        }
        double unit = p99.group(2).equals("us") ? 0.001 : p99.group(2).equals("s") ? 1000 : 1;
        return new Wrk(
                Double.parseDouble(rate.group(1)), Double.parseDouble(p99.group(1)) * unit, said.contains("Non-2xx"));
    }
}
