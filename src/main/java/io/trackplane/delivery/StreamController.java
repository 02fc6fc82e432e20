package io.trackplane.delivery;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The change stream: says that there is a new revision, never what it is; clients fetch again. Each listener has a virtual thread that
 * sleeps. After an hour a client is let go and comes back by itself, so that a revoked key does not listen for ever.
 */
@Controller
class StreamController {
    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String RETRY = "retry: 2000\n";

    private final Reader reader;
    private final Snapshots snapshots;
    private final ChangeStreams streams;
    private final Set<ChangeStream> open = ConcurrentHashMap.newKeySet();

    StreamController(Reader reader, Snapshots snapshots, ChangeStreams streams) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.streams = streams;
    }

    @GetMapping("/api/stream")
    @OpenTo(Audience.SDK_KEY)
    void changes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        listen(
                request,
                response,
                revision ->
                        RETRY + "id: " + revision + "\nevent: revision\ndata: {\"revision\":\"" + revision + "\"}\n\n");
    }

    /** The same as OFREP 0.3.0 (ADR 8 of open-feature/protocol) wants it. */
    @GetMapping("/ofrep/v1/stream")
    @OpenTo(Audience.SDK_KEY)
    void refetch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        listen(
                request,
                response,
                revision -> RETRY + "id: " + revision
                        + "\nevent: message\ndata: {\"type\":\"refetchEvaluation\",\"etag\":\"" + revision + "\"}\n\n");
    }

    private void listen(HttpServletRequest request, HttpServletResponse response, LongFunction<String> message)
            throws IOException {
        var reading = reader.admit(request, response);
        var environment = reading.caller().environment().id();
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new ChangeStream(
                response.getOutputStream(), reading.snapshot().published().revision(), message);
        if (!streams.add(environment, stream)) {
            throw new Problem.TooMany(Message.of("delivery.problem.too-many-listeners"), Duration.ofSeconds(30));
        }
        open.add(stream);
        try {
            stream.tell(snapshots.of(reading.caller().environment()).published().revision());
            stream.run(ALIVE, LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client went away: the usual end of a stream.
        } finally {
            open.remove(stream);
            streams.remove(environment, stream);
        }
    }

    /** The server stops: nobody is kept waiting for an hour. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.forEach(ChangeStream::end);
    }
}
