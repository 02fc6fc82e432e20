package io.trackplane;

import io.trackplane.replay.Replay;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the server; with {@code replay} as the first argument it sends an access log to one that runs. */
@SpringBootApplication
public class TrackplaneApplication {
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            System.exit(Replay.run(List.of(arguments).subList(1, arguments.length), Clock.systemUTC(), System.out));
        }
        SpringApplication.run(TrackplaneApplication.class, arguments);
    }

    /**
     * Spring keeps what it found out about the types of beans from the moment their definitions are final, and says so only
     * after the servlet container and all it needs were made: half of the beans, each looked for among all.
     */
    @Bean
    static BeanFactoryPostProcessor definitionsAreFinal() {
        return ConfigurableListableBeanFactory::freezeConfiguration;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
