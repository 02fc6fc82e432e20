package io.trackplane.ingest.console;

import io.trackplane.ingest.Live;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Events as they arrive. */
@Controller
class LiveController {
    private static final Duration PACE = Duration.ofMillis(200);

    /** That a browser went away is found by writing, the second time at the latest: nobody is looked for longer than twice this. */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    /** After so long at the latest somebody who lost access sees no more. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Live live;
    private final LiveStreams streams;
    private final MessageSource messages;

    LiveController(Live live, LiveStreams streams, MessageSource messages) {
        this.live = live;
        this.streams = streams;
        this.messages = messages;
    }

    @GetMapping(DataPaths.LIVE)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Tenant tenant, Environment environment, LiveFilter filter, Model model) {
        model.addAttribute("base", DataPaths.base(environment));
        model.addAttribute("filter", filter);
        model.addAttribute("zone", tenant.zone());
        model.addAttribute("curl", curl());
        return "ingest/live";
    }

    private static String curl() {
        var server =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return """
                curl %s/api/v1/track \\
                  -H "X-API-Key: $TRACKPLANE_KEY" -H "Content-Type: application/json" \\
                  -d '{"events":[{"event_name":"page_view","timestamp":'$(date +%%s)'000,"anonymous_id":"me","platform":"web","page":"/","properties":{}}]}'""".formatted(server);
    }

    /** For those only who ask for a stream: nobody waits two minutes for a page. */
    @GetMapping(DataPaths.LIVE + "/events")
    @RequiresPermission(Permission.TENANT_READ)
    void events(
            Tenant tenant,
            Environment environment,
            LiveFilter filter,
            Locale locale,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletResponse response)
            throws IOException {
        if (!accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, DataPaths.base(environment) + "/data/live");
            return;
        }
        var stream = new LiveStream(filter);
        if (!streams.add(environment.id(), stream)) {
            throw new Problem.TooMany(Message.of("ingest.problem.too-many-look"), Duration.ofSeconds(30));
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (var watching = watch(live, environment, stream)) {
            var line = new LiveLine(messages, locale, tenant.zone());
            stream.run(response.getOutputStream(), line::of, PACE, ALIVE, LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The browser went away: the usual end of a stream.
        } finally {
            streams.remove(environment.id(), stream);
        }
    }

    /** {@link Live#watch} whose end throws nothing that is checked. */
    private interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    private static Watching watch(Live source, Environment environment, LiveStream stream) {
        var watching = source.watch(environment.id(), stream::see);
        return () -> {
            try {
                watching.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
