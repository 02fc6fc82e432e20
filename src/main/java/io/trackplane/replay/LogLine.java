package io.trackplane.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an access log in NCSA common or combined format.
 *
 * @param address the client's
 * @param time when the request was answered; seconds
 * @param method of HTTP
 * @param path without its query
 * @param status of the answer
 * @param referrer without its query; empty where there is none
 * @param agent user agent, as far as it goes where the line was cut within it; empty where there is none
 */
record LogLine(String address, Instant time, String method, String path, int status, String referrer, String agent) {
    private static final Pattern FORMAT =
            Pattern.compile("(\\S{1,64}) \\S+ \\S+ \\[([^\\]]{1,40})\\] \"([A-Z]{1,16}) (\\S{1,4096})(?: [^\"]*)?\""
                    + " (\\d{3}) \\S+(?: \"((?:[^\"\\\\]|\\\\.)*+)\" \"((?:[^\"\\\\]|\\\\.)*+)(?:\"|$))?.*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final int LONGEST = 16_384;

    /** Endings of what pages are made of. */
    private static final Set<String> PARTS = Set.of(
            "css", "js", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "bmp", "woff", "woff2", "ttf", "eot",
            "otf", "mp3", "mp4", "webm", "ogg", "pdf", "zip", "gz", "tgz", "bz2", "xml", "rss", "atom", "json", "txt",
            "csv");

    /** Reads a line; empty when it is none of a request. */
    static Optional<LogLine> read(String line) {
        var found = FORMAT.matcher(line);
        if (line.length() > LONGEST || !found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(found));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LogLine of(Matcher found) {
        return new LogLine(
                found.group(1),
                OffsetDateTime.parse(found.group(2), TIME).toInstant(),
                found.group(3),
                withoutQuery(found.group(4)),
                Integer.parseInt(found.group(5)),
                withoutQuery(given(found.group(6))),
                given(found.group(7)));
    }

    private static String given(String text) {
        return text == null || text.equals("-") ? "" : text;
    }

    private static String withoutQuery(String address) {
        int end = address.indexOf('?');
        int fragment = address.indexOf('#');
        if (fragment >= 0 && (end < 0 || fragment < end)) {
            end = fragment;
        }
        return end < 0 ? address : address.substring(0, end);
    }

    /** Whether somebody saw a page: a GET answered with 200 or 304 for something that is no part of a page, feed or download. */
    boolean isPageView() {
        return method.equals("GET") && (status == 200 || status == 304) && !PARTS.contains(ending());
    }

    private String ending() {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }
}
