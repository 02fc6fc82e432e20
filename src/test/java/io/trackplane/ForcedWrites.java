package io.trackplane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * How long the disk takes for writes like those of the event log: half a megabyte at the end of a file, forced to the disk, some 60 times a second. What benchmarks compare
 * waiting times with.
 *
 * @param p50 milliseconds within which half of them were done
 * @param p99 milliseconds within which 99 of 100 were done
 * @param worst milliseconds of the longest
 */
public record ForcedWrites(double p50, double p99, double worst) {
    private static final int BYTES = 500_000;
    private static final int PAUSE = 15;

    /** Writes in the directory for temporary files, where tests have the data of their servers. */
    public static ForcedWrites run(int seconds) throws IOException, InterruptedException {
        var file = Files.createTempFile("forced-writes", "");
        var times = new long[seconds * 1000 / PAUSE];
        int count = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.allocateDirect(BYTES);
            long until = System.nanoTime() + seconds * 1_000_000_000L;
            for (long now = System.nanoTime(); now < until && count < times.length; now = System.nanoTime()) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                times[count++] = System.nanoTime() - now;
                Thread.sleep(PAUSE);
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(times, 0, count);
        return new ForcedWrites(times[count / 2] / 1e6, times[count * 99 / 100] / 1e6, times[count - 1] / 1e6);
    }

    @Override
    public String toString() {
        return "half a megabyte forced, p50 %.1f ms, p99 %.1f ms, worst %.1f ms".formatted(p50, p99, worst);
    }
}
