package io.trackplane.web;

import io.trackplane.kernel.Identifiers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request, by which a person's report and the log's lines find each other. */
public final class RequestIds {
    /** Header a proxy may name the request with, and that every answer carries. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int SHORT = "req_".length() + 10;

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
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : Identifiers.random("req").substring(0, SHORT);
    }
}
