package io.trackplane.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request, by which a person's report and the log's lines find each other. */
public final class RequestIds {
    /** Header a proxy may name the request with, and that every answer carries. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LENGTH = 10;
    private static final int RADIX = 36;

    private RequestIds() {}

    /** The request's name: the one it came with if well formed, else a new one that it keeps. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = wellFormed(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String wellFormed(@Nullable String given) {
        return given != null && WELL_FORMED.matcher(given).matches() ? given : made();
    }

    /** Only to tell requests apart, so that it need not be hard to guess. */
    private static String made() {
        var random = ThreadLocalRandom.current();
        var id = new StringBuilder("req_");
        for (int i = 0; i < LENGTH; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return id.toString();
    }
}
