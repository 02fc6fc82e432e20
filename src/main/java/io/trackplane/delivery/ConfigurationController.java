package io.trackplane.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.ShortRoute;
import io.trackplane.web.ShortRoutes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What SDKs fetch when they start: flags, remote configuration, and what to collect. */
@Controller
class ConfigurationController implements ShortRoutes {
    private final Reader reader;
    private final Clock clock;
    private final MeterRegistry meters;

    ConfigurationController(Reader reader, Clock clock, MeterRegistry meters) {
        this.reader = reader;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public List<ShortRoute> shortRoutes() {
        return List.of(
                shortRoute("/api/flags", this::flags),
                shortRoute("/api/telemetry/config", this::telemetry),
                shortRoute("/api/config/remote", this::remote));
    }

    private ShortRoute shortRoute(String path, ShortRoute.Handler handler) {
        var timer = Timer.builder("trackplane.configuration.reads")
                .description("What SDKs fetch: how often, and how long it takes")
                .tag("uri", path)
                .register(meters);
        return new ShortRoute(HttpMethod.GET, path, handler, timer);
    }

    @GetMapping("/api/telemetry/config")
    @OpenTo(Audience.SDK_KEY)
    void telemetry(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        JsonAnswer.write(
                request,
                response,
                reading.tag(),
                () -> JsonAnswer.bytes(reading.snapshot().telemetry()));
    }

    @GetMapping("/api/flags")
    @OpenTo(Audience.SDK_KEY)
    void flags(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        var time = clock.instant();
        var tag = FlagAnswer.tag(reading, time) + EntityTag.ofQuery(request.getQueryString());
        JsonAnswer.write(request, response, tag, () -> {
            var wanted = WantedFlags.ofQuery(request.getParameter("keys"));
            return FlagAnswer.json(reading, Contexts.ofQuery(request), time, wanted);
        });
    }

    /** The same for contexts that do not belong in an address. The answer depends on the body, so it has no entity tag. */
    @PostMapping("/api/flags")
    @OpenTo(Audience.SDK_KEY)
    void flagsFor(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var posting = reader.admitPosting(request, response);
        var wanted = WantedFlags.ofBody(posting.body().get("keys"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        JsonAnswer.write(
                response,
                HttpServletResponse.SC_OK,
                FlagAnswer.json(posting.reading(), posting.context(), clock.instant(), wanted));
    }

    @GetMapping("/api/config/remote")
    @OpenTo(Audience.SDK_KEY)
    void remote(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        var tag = reading.tag() + EntityTag.ofQuery(request.getQueryString());
        JsonAnswer.write(request, response, tag, () -> remote(reading, Contexts.ofQuery(request)));
    }

    private static byte[] remote(Reading reading, EvaluationContext context) {
        var snapshot = reading.snapshot();
        var json = new StringBuilder(512);
        json.append("{\"revision\":\"").append(snapshot.revision()).append("\",\"values\":");
        snapshot.remoteConfig().write(json, context, reading.audience());
        json.append(",\"telemetry\":").append(snapshot.telemetry());
        json.append(",\"realtime\":").append(Telemetry.realtime()).append('}');
        return JsonAnswer.bytes(json);
    }
}
