package io.trackplane.ingest.collect;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trackplane.ingest.collect.CollectRoute.Paths;
import io.trackplane.web.JsonBytes;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.RequestIds;
import io.trackplane.web.ShortRoute;
import io.trackplane.web.ShortRoutes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes events in the wire shapes of the seeds. */
@Controller
class CollectController implements ShortRoutes {
    private final Collector collector;
    private final CollectAnswers answers;
    private final MeterRegistry meters;

    CollectController(Collector collector, CollectAnswers answers, MeterRegistry meters) {
        this.collector = collector;
        this.answers = answers;
        this.meters = meters;
    }

    @Override
    public List<ShortRoute> shortRoutes() {
        return List.of(
                shortRoute(Paths.TRACK, this::track),
                shortRoute(Paths.TRACK_BATCH, this::trackBatch),
                shortRoute(Paths.TRACK_ANY, this::trackAny),
                shortRoute(Paths.TELEMETRY, this::telemetry),
                shortRoute(Paths.TRACK_DEBUG, this::debug));
    }

    private ShortRoute shortRoute(String path, ShortRoute.Handler handler) {
        var timer = Timer.builder("trackplane.events.requests")
                .description("Requests that bring events: how often, and how long until they are durable")
                .tag("uri", path)
                .register(meters);
        return new ShortRoute(HttpMethod.POST, path, handler, timer);
    }

    @PostMapping(Paths.TRACK)
    @OpenTo(Audience.SDK_KEY)
    void track(HttpServletRequest request, HttpServletResponse response) throws IOException {
        track(WireShape.TRACK, request, response);
    }

    @PostMapping(Paths.TRACK_BATCH)
    @OpenTo(Audience.SDK_KEY)
    void trackBatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        track(WireShape.TRACK, request, response);
    }

    @PostMapping(Paths.TRACK_ANY)
    @OpenTo(Audience.SDK_KEY)
    void trackAny(HttpServletRequest request, HttpServletResponse response) throws IOException {
        track(WireShape.TRACK_OR_DEVICE, request, response);
    }

    private void track(WireShape shape, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var judged = collector.admit(shape, request, response).judged();
        collector.keep(judged.batch());
        answer(response, answers.track(judged, RequestIds.of(request), locale(request)));
    }

    @PostMapping(Paths.TELEMETRY)
    @OpenTo(Audience.SDK_KEY)
    void telemetry(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var judged = collector.admit(WireShape.TELEMETRY, request, response).judged();
        collector.keep(judged.batch());
        answer(response, answers.telemetry(judged, RequestIds.of(request), locale(request)));
    }

    /** Says what would become of events, in the shape of the track path, and keeps nothing. */
    @PostMapping(Paths.TRACK_DEBUG)
    @OpenTo(Audience.SDK_KEY)
    void debug(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        var judged = collector.admit(WireShape.TRACK, request, response).judged();
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        answer(response, answers.debug(judged, RequestIds.of(request), locale(request), milliseconds));
    }

    private static void answer(HttpServletResponse response, byte[] body) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        JsonBytes.write(response, HttpServletResponse.SC_OK, body);
    }

    /** As people's browsers say it; programs get English. */
    private static Locale locale(HttpServletRequest request) {
        return Locale.CHINESE.getLanguage().equals(request.getLocale().getLanguage())
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.ENGLISH;
    }
}
