package io.trackplane;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What benchmarks compare with: the same Tomcat with the same settings and Spring MVC, answering bytes that are at hand or reading events and dropping them. No filters, no
 * security, no sessions, no metrics, no keys. Its annotations keep it out of the product's own scan.
 */
public class FixedAnswers implements AutoCloseable {
    private static final Map<Integer, byte[]> SIZES = new java.util.concurrent.ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private FixedAnswers(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static FixedAnswers start() {
        var application = new SpringApplication(Settings.class, Answering.class);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        return new FixedAnswers(application.run("--server.port=0"));
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Settings {}

    private record Dropped(List<Map<String, Object>> events) {}

    @RestController
    @TestComponent
    static class Answering {
        @GetMapping("/fixed/{size}")
        void fixed(@PathVariable int size, HttpServletResponse response) throws IOException {
            response.setHeader("ETag", "W/\"fixed\"");
            response.setHeader("Cache-Control", "private, no-cache");
            response.setContentType("application/json");
            response.setContentLength(size);
            response.getOutputStream().write(SIZES.computeIfAbsent(size, Answering::made));
        }

        /** A batch of events read by Jackson and dropped: the floor of whatever takes events. */
        @PostMapping("/dropped")
        void drop(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var batch = JsonMapper.shared().readValue(request.getInputStream(), Dropped.class);
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(("{\"processed_count\":" + batch.events().size() + "}").getBytes(StandardCharsets.UTF_8));
        }

        private static byte[] made(int size) {
            var bytes = new byte[size];
            java.util.Arrays.fill(bytes, (byte) 'x');
            return bytes;
        }
    }
}
