package io.trackplane.delivery;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.SdkKeyAuthentication;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The change stream: says that there is a new revision, never what it is; clients fetch again. Each listener has a virtual thread that
 * sleeps. Whoever may no longer listen is let go with the next comment at the latest.
 */
@Controller
class StreamController {
    /** The stream as OFREP wants it. */
    static final String REFETCH = "/ofrep/v1/stream";

    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String RETRY = "retry: 2000\n";

    private final Reader reader;
    private final Snapshots snapshots;
    private final ChangeStreams streams;
    private final SdkKeyAuthentication authentication;

    StreamController(Reader reader, Snapshots snapshots, ChangeStreams streams, SdkKeyAuthentication authentication) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.streams = streams;
        this.authentication = authentication;
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
    @GetMapping(REFETCH)
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
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            listen(reading, new ChangeStream(response.getOutputStream(), message));
        }
    }

    private void listen(Reading reading, ChangeStream stream) {
        var environment = reading.caller().environment();
        if (!streams.add(environment.id(), stream)) {
            throw new Problem.TooMany(Message.of("delivery.problem.too-many-listeners"), Duration.ofSeconds(30));
        }
        try {
            stream.tell(snapshots.of(environment).published().revision());
            stream.run(ALIVE, LONGEST, () -> authentication.stillWorks(reading.caller()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client went away: the usual end of a stream.
        } finally {
            streams.remove(environment.id(), stream);
        }
    }
}
