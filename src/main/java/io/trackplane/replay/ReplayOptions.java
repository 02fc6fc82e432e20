package io.trackplane.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is replayed, and where to.
 *
 * @param log an access log
 * @param server where Trackplane runs
 * @param key a server key
 * @param keepTime whether events keep the times of the log; else they are moved by whole days so that the log ends yesterday
 */
record ReplayOptions(Path log, URI server, String key, boolean keepTime) {
    static final String USAGE = """
            Usage: replay LOG --key SERVER_KEY [--url http://localhost:8080] [--keep-time]

            Sends every line of an access log (NCSA common or combined) as an api event, and every page view as a page_view event.
            Visitors are told apart by a hash of address and user agent. Times are moved by whole days so that the log ends
            yesterday, unless --keep-time is given. Sending the same log again within 24 hours counts nothing twice.""";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static ReplayOptions of(List<String> arguments) {
        @Nullable Path log = null;
        var server = URI.create("http://localhost:8080");
        var key = "";
        boolean keepTime = false;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var argument = left.pop();
            switch (argument) {
                case "--url" -> server = URI.create(value(argument, left));
                case "--key" -> key = value(argument, left);
                case "--keep-time" -> keepTime = true;
                default -> log = log(argument, log);
            }
        }
        if (log == null || key.isEmpty()) {
            throw new IllegalArgumentException(log == null ? "Which log?" : "Which key? Give --key");
        }
        return new ReplayOptions(log, server, key, keepTime);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.pop();
    }

    private static Path log(String argument, @Nullable Path before) {
        if (argument.startsWith("-") || before != null) {
            throw new IllegalArgumentException("What is " + argument + "?");
        }
        return Path.of(argument);
    }
}
