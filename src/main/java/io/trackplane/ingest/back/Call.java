package io.trackplane.ingest.back;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of an API.
 *
 * @param method of HTTP, upper case
 * @param route the path with what names single things replaced: {@code /orders/:id}
 */
record Call(@Nullable String method, @Nullable String route) {
    static final Call NONE = new Call(null, null);

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final int LONGEST = 200;

    /** Reads the name, {@code GET /orders/42}, unless the properties say more. */
    static Call of(
            String name,
            @Nullable String method,
            @Nullable String route,
            @Nullable String path,
            @Nullable String url) {
        int space = name.indexOf(' ');
        boolean isNamed = space > 0 && METHODS.contains(name.substring(0, space).toUpperCase(Locale.ROOT));
        var verb = method != null ? method : isNamed ? name.substring(0, space) : null;
        var address = first(route, path, url, isNamed ? name.substring(space + 1).strip() : name);
        return new Call(verb == null ? null : verb.toUpperCase(Locale.ROOT), route(address));
    }

    private static String first(@Nullable String one, @Nullable String two, @Nullable String three, String four) {
        if (one != null) {
            return one;
        }
        return two != null ? two : three != null ? three : four;
    }

    /** The template of an address. */
    static String route(String address) {
        var path = withoutHost(address);
        var route = new StringBuilder();
        for (var step : path.split("/", -1)) {
            route.append(isId(step) ? ":id" : step).append('/');
        }
        route.setLength(route.length() - 1);
        return route.length() > LONGEST ? route.substring(0, LONGEST) : route.toString();
    }

    private static String withoutHost(String address) {
        int end = address.length();
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '?' || address.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        var path = address.substring(0, end);
        int scheme = path.indexOf("://");
        if (scheme < 0) {
            return path;
        }
        int slash = path.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : path.substring(slash);
    }

    /** Numbers, UUIDs and other long runs of digits and letters that hold a digit. */
    private static boolean isId(String step) {
        int digits = 0;
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')) {
                return false;
            }
        }
        return digits > 0 && (digits == step.length() || step.length() >= 16 && digits >= 2);
    }
}
