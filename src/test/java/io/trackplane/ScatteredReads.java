package io.trackplane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** How fast the disk alone gives blocks of a file like those the event store reads, one after the other from all over it. What benchmarks compare reading with. */
public final class ScatteredReads {
    private static final int BLOCK = 256 << 10;
    private static final int BLOCKS = 200;

    private ScatteredReads() {}

    /**
     * Only of use when the system has no copy of the file in memory.
     *
     * @return megabytes a second
     */
    public static double run(Path file) throws IOException {
        var random = new SplittableRandom(1);
        var bytes = ByteBuffer.allocateDirect(BLOCK);
        try (var channel = FileChannel.open(file)) {
            long blocks = Math.max(1, channel.size() / BLOCK);
            long begin = System.nanoTime();
            long read = 0;
            for (int i = 0; i < BLOCKS; i++) {
                bytes.clear();
                read += channel.read(bytes, random.nextLong(blocks) * BLOCK);
            }
            return read * 1e3 / (System.nanoTime() - begin);
        }
    }

    /** What this process has had the disk give it up to now, bytes; 0 where the system does not tell. */
    public static long bytes() throws IOException {
        var told = Path.of("/proc/self/io");
        if (!Files.isReadable(told)) {
            return 0;
        }
        try (var lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith("read_bytes: "))
                    .mapToLong(line -> Long.parseLong(line.substring(12)))
                    .sum();
        }
    }
}
