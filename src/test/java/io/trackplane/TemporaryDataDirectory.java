package io.trackplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a server under test an empty data directory of its own. */
public class TemporaryDataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var directory = Files.createTempDirectory("trackplane-test");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "temporary data directory", Map.of("trackplane.data-dir", directory.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
