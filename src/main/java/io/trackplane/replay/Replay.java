package io.trackplane.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays an access log. */
public final class Replay {
    private static final int MOST_EVENTS = 60;
    private static final int LINES_PER_REPORT = 1000;

    private final ReplayOptions options;
    private final Clock clock;
    private final PrintStream out;
    private int lines;
    private int unread;
    private int views;
    private int sent;
    private int kept;

    private Replay(ReplayOptions options, Clock clock, PrintStream out) {
        this.options = options;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @return the process's exit status: 0 when every event was kept, 1 when not, 2 when the command line is wrong
     */
    public static int run(List<String> arguments, Clock clock, PrintStream out) {
        try {
            return new Replay(ReplayOptions.of(arguments), clock, out).run();
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n\n" + ReplayOptions.USAGE);
            return 2;
        } catch (IOException e) {
            out.println("Stopped: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run() throws IOException, InterruptedException {
        var events = new ReplayedEvents(shift());
        var waiting = new LinkedHashMap<String, Pending>();
        try (var sender = new EventSender(options.server(), options.key());
                var log = Files.newBufferedReader(options.log(), StandardCharsets.ISO_8859_1)) {
            for (var text = log.readLine(); text != null; text = log.readLine()) {
                lines++;
                var line = LogLine.read(text);
                if (line.isEmpty()) {
                    unread++;
                    continue;
                }
                views += line.get().isPageView() ? 1 : 0;
                add(waiting, events.of(lines, line.get()), line.get(), sender);
                report();
            }
            for (var pending : waiting.values()) {
                send(pending, sender);
            }
        }
        out.printf(
                "%d lines: %d page views, %d requests, %d lines that are none; %d events sent, %d kept%n",
                lines, views, lines - unread, unread, sent, kept);
        return sent == kept ? 0 : 1;
    }

    /** Events of a visitor that wait to be sent together. */
    private record Pending(String agent, List<Map<String, Object>> events) {}

    private void add(Map<String, Pending> waiting, List<Map<String, Object>> events, LogLine line, EventSender sender)
            throws IOException, InterruptedException {
        var visitor = ReplayedEvents.visitor(line);
        var pending = waiting.computeIfAbsent(visitor, same -> new Pending(line.agent(), new ArrayList<>()));
        pending.events().addAll(events);
        if (pending.events().size() >= MOST_EVENTS) {
            send(pending, sender);
            waiting.remove(visitor);
        }
    }

    private void send(Pending pending, EventSender sender) throws IOException, InterruptedException {
        kept += sender.send(pending.agent(), pending.events());
        sent += pending.events().size();
    }

    private void report() {
        if (lines % LINES_PER_REPORT == 0) {
            out.printf("%d lines read, %d events sent%n", lines, sent);
        }
    }

    /** Whole days, so that hours and the limits between days stay what they were. */
    private Duration shift() throws IOException {
        if (options.keepTime()) {
            return Duration.ZERO;
        }
        var last = LocalDate.EPOCH;
        try (var log = Files.newBufferedReader(options.log(), StandardCharsets.ISO_8859_1)) {
            for (var text = log.readLine(); text != null; text = log.readLine()) {
                var day = LogLine.read(text).map(line -> LocalDate.ofInstant(line.time(), ZoneOffset.UTC));
                last = day.filter(last::isBefore).orElse(last);
            }
        }
        var yesterday = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(1);
        return Duration.ofDays(yesterday.toEpochDay() - last.toEpochDay());
    }
}
