package io.trackplane.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that listens to an event stream, over a socket of its own: what stands between two empty lines, as it comes. */
public final class Listener implements AutoCloseable {
    private static final String END = "end of stream";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Socket socket;

    public Listener(int port, String path, String key) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (var in = socket.getInputStream()) {
            read(in);
        } catch (IOException e) {
            // closed by this side
        }
        events.add(END);
    }

    /** The chunks of HTTP/1.1 each hold whole events, because the server flushes after each. */
    private void read(InputStream in) throws IOException {
        var block = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\r') {
                block.append((char) c);
            }
            if (block.length() > 2
                    && block.charAt(block.length() - 1) == '\n'
                    && block.charAt(block.length() - 2) == '\n') {
                var event =
                        block.toString().replaceFirst("^\\n?[0-9a-f]+\\n", "").strip();
                events.add(event.isEmpty() ? END : event);
                block.setLength(0);
            }
        }
    }

    /** The next block, the head of the answer first; null when none comes in time. */
    @Nullable String next(Duration patience) throws InterruptedException {
        return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next that tells of a revision. */
    public String revision() throws InterruptedException {
        while (true) {
            var event = next(Duration.ofSeconds(10));
            if (event == null || event.equals(END)) {
                throw new AssertionError("no event, but " + event);
            }
            if (event.contains("data: ")) {
                return event;
            }
        }
    }

    /** Waits until the server has ended it. */
    boolean hasEnded(Duration patience) throws InterruptedException {
        for (var event = next(patience); event != null; event = next(patience)) {
            if (event.equals(END)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
