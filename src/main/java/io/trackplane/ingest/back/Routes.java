package io.trackplane.ingest.back;

import java.util.Set;

/** Turns what a client called into a route: without host, query and ids, so that calls of one route can be counted together. */
final class Routes {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final int LONG_TOKEN = 16;

    private Routes() {}

    /** Whether a text begins with an HTTP method and a blank, such as {@code GET /orders/17}. */
    static boolean hasMethod(String name) {
        int blank = name.indexOf(' ');
        return blank > 0 && METHODS.contains(name.substring(0, blank));
    }

    /** The route of an address or a path: {@code /orders/17?x=1} gives {@code /orders/:id}. */
    static String template(String address) {
        var path = path(address);
        var route = new StringBuilder(path.length());
        int begin = 0;
        while (begin <= path.length()) {
            int end = path.indexOf('/', begin);
            end = end < 0 ? path.length() : end;
            var segment = path.substring(begin, end);
            route.append(isId(segment) ? ":id" : segment);
            if (end < path.length()) {
                route.append('/');
            }
            begin = end + 1;
        }
        return route.toString();
    }

    private static String path(String address) {
        int begin = address.indexOf("://");
        begin = begin < 0 ? 0 : address.indexOf('/', begin + 3);
        if (begin < 0) {
            return "/";
        }
        int end = begin;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return address.substring(begin, end);
    }

    /** Numbers, UUIDs and other long words with digits in them. */
    private static boolean isId(String segment) {
        int digits = 0;
        int hex = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            hex += c < 0x80 && Character.digit(c, 16) >= 0 || c == '-' ? 1 : 0;
        }
        int length = segment.length();
        return digits > 0 && (digits == length || length >= 8 && hex == length || length >= LONG_TOKEN && digits >= 4);
    }
}
