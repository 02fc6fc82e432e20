package io.trackplane.insight.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page with all that is chosen on it.
 *
 * @param base path of the environment's dashboards
 * @param page below the base, beginning with a slash
 * @param chosen parameters that differ from what is chosen by default
 */
record Address(String base, String page, Map<String, String> chosen) {
    Address {
        chosen = new LinkedHashMap<>(chosen);
    }

    /** The same page with one thing chosen otherwise; null takes the choice back. */
    public Address with(String name, @Nullable String value) {
        var changed = new Address(base, page, chosen);
        if (value == null || value.isEmpty()) {
            changed.chosen.remove(name);
        } else {
            changed.chosen.put(name, value);
        }
        return changed;
    }

    /** Another dashboard, or something on one, asked the same. */
    public Address at(String other) {
        var there = new Address(base, other, chosen);
        there.chosen.keySet().retainAll(Asking.SHARED);
        return there;
    }

    /** One of several things of a page. */
    public Address below(String list, String id) {
        return at(list + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** For a link. */
    public String href() {
        var query = chosen.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return base + page + (query.isEmpty() ? "" : "?" + query);
    }

    /** One table of the page as a file. */
    public String csv(String table) {
        return with("csv", table).href();
    }
}
