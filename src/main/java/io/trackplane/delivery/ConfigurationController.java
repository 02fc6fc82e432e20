package io.trackplane.delivery;

import io.trackplane.flag.EvaluationContext;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** What SDKs fetch when they start: flags, remote configuration, and what to collect. */
@Controller
class ConfigurationController {
    /** Query parameters that are not attributes of the context. */
    private static final Set<String> RESERVED = Set.of("key", "keys");

    private final Reader reader;
    private final RequestBodies bodies;
    private final Clock clock;

    ConfigurationController(Reader reader, RequestBodies bodies, Clock clock) {
        this.reader = reader;
        this.bodies = bodies;
        this.clock = clock;
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
        JsonAnswer.write(request, response, FlagAnswer.tag(reading, time), () -> {
            var answer = new FlagAnswer(reading.snapshot(), reading.audience(), context(request), time);
            return answer.json(keys(request));
        });
    }

    /** The same for contexts that do not belong in a URL. The answer depends on the body, so it has no entity tag. */
    @PostMapping("/api/flags")
    @OpenTo(Audience.SDK_KEY)
    void flagsFor(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        var body = bodies.json(request, reading.caller());
        var context = EvaluationContext.read(body.get("context"));
        var answer = new FlagAnswer(reading.snapshot(), reading.audience(), context, clock.instant());
        response.setHeader("Cache-Control", "no-store");
        JsonAnswer.write(response, HttpServletResponse.SC_OK, answer.json(keys(body)));
    }

    @GetMapping("/api/config/remote")
    @OpenTo(Audience.SDK_KEY)
    void remote(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var reading = reader.admit(request, response);
        JsonAnswer.write(request, response, reading.tag(), () -> remote(reading, context(request)));
    }

    private static byte[] remote(Reader.Reading reading, EvaluationContext context) {
        var snapshot = reading.snapshot();
        var json = new StringBuilder(512);
        json.append("{\"revision\":\"").append(snapshot.revision()).append("\",\"values\":");
        snapshot.remoteConfig().write(json, context, reading.audience());
        json.append(",\"telemetry\":").append(snapshot.telemetry());
        json.append(",\"realtime\":").append(Telemetry.realtime()).append('}');
        return JsonAnswer.bytes(json);
    }

    private static EvaluationContext context(HttpServletRequest request) {
        var attributes = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!RESERVED.contains(name)) {
                attributes.put(name, Arrays.asList(values));
            }
        });
        return EvaluationContext.ofParameters(attributes);
    }

    private static @Nullable Set<String> keys(HttpServletRequest request) {
        var keys = request.getParameter("keys");
        return keys == null ? null : Set.of(keys.split(",", FlagAnswer.MOST_KEYS));
    }

    private static @Nullable Set<String> keys(JsonNode body) {
        var keys = body.get("keys");
        if (keys == null || keys.isNull()) {
            return null;
        }
        if (!keys.isArray() || keys.size() > FlagAnswer.MOST_KEYS) {
            throw new Problem.Invalid("keys", Message.of("delivery.problem.keys", FlagAnswer.MOST_KEYS));
        }
        return Set.copyOf(java.util.stream.StreamSupport.stream(keys.spliterator(), false)
                .map(key -> key.asString(""))
                .toList());
    }
}
