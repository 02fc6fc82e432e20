package io.trackplane.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.RestController;

/**
 * What benchmarks compare with: the same Tomcat with the same settings and Spring MVC, answering bytes that are at hand. No filters, no
 * security, no sessions, no metrics, no keys. Its annotations keep it out of the product's own scan.
 */
class FixedAnswers implements AutoCloseable {
    private static final Map<Integer, byte[]> SIZES = new java.util.concurrent.ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private FixedAnswers(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static FixedAnswers start() {
        var application = new SpringApplication(Settings.class, Answering.class);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        return new FixedAnswers(application.run("--server.port=0"));
    }

    int port() {
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

        private static byte[] made(int size) {
            var bytes = new byte[size];
            java.util.Arrays.fill(bytes, (byte) 'x');
            return bytes;
        }
    }
}
