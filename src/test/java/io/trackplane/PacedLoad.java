package io.trackplane;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a steady pace over 64 connections, whatever the answers take: a time is counted from the moment at which its request was due, so that one slow
 * answer shows in all that had to wait for it.
 *
 * @param p50 milliseconds within which half of the answers came
 * @param p99 milliseconds within which 99 of 100 came
 * @param p999 milliseconds within which 999 of 1 000 came
 * @param failed how many answers were none of success
 */
public record PacedLoad(double p50, double p99, double p999, long failed) {
    private static final int CONNECTIONS = 64;
    private static final double MILLISECOND = 1e6;

    /**
     * @param perSecond requests
     * @param path and headers but for the length, as the first lines of a request
     * @param body of the request of that number
     */
    public static PacedLoad run(int port, int perSecond, int seconds, String head, IntFunction<String> body)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime() + (long) (100 * MILLISECOND);
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var connections = new ArrayList<Future<long[]>>();
            for (int first = 0; first < CONNECTIONS; first++) {
                int number = first;
                connections.add(threads.submit(() -> connection(port, begin, number, perSecond, seconds, head, body)));
            }
            var times = new ArrayList<long[]>();
            for (var connection : connections) {
                times.add(connection.get());
            }
            return of(times.stream().flatMapToLong(Arrays::stream).toArray());
        }
    }

    private static PacedLoad of(long[] times) {
        long failed = Arrays.stream(times).filter(time -> time < 0).count();
        var sorted = Arrays.stream(times).map(Math::abs).sorted().toArray();
        return new PacedLoad(share(sorted, 0.5), share(sorted, 0.99), share(sorted, 0.999), failed);
    }

    private static double share(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / MILLISECOND;
    }

    /** Nanoseconds from due to answered; below zero where the answer was no success. */
    private static long[] connection(
            int port, long begin, int first, int perSecond, int seconds, String head, IntFunction<String> body)
            throws IOException {
        var times = new ArrayList<Long>();
        int number = first;
        while (number < perSecond * seconds) {
            // A server answers only so many requests on one connection.
            try (var connection = new Connection(port)) {
                while (number < perSecond * seconds && !connection.isLast) {
                    long due = begin + number * 1_000_000_000L / perSecond;
                    LockSupport.parkNanos(due - System.nanoTime());
                    boolean isSuccess = connection.answers(request(head, body.apply(number)));
                    long time = System.nanoTime() - due;
                    times.add(isSuccess ? time : -time);
                    number += CONNECTIONS;
                }
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static byte[] request(String head, String body) {
        return (head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream answers;
        private boolean isLast;

        Connection(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            answers = new BufferedInputStream(socket.getInputStream());
        }

        /** Whether the answer was one of success. */
        boolean answers(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            var status = line();
            int length = 0;
            for (var line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                isLast |= line.equals("connection: close");
            }
            answers.skipNBytes(length);
            return status.startsWith("http/1.1 2");
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = answers.read(); next != '\n'; next = answers.read()) {
                if (next < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString().toLowerCase(Locale.ROOT);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
