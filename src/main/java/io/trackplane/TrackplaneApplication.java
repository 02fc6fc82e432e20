package io.trackplane;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class TrackplaneApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(TrackplaneApplication.class, arguments);
    }
}
