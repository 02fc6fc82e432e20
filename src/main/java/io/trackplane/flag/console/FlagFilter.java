package io.trackplane.flag.console;

import io.trackplane.flag.FlagKind;
import io.trackplane.flag.console.FlagState.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of flags is narrowed to; part of its address. Choices that do not exist choose nothing.
 *
 * @param q what key, name or description contain
 * @param kind key of a kind
 * @param state key of a {@link Level}, or {@code draft}
 * @param segment key of a segment that a rule names
 * @param stale only those somebody should look at
 */
record FlagFilter(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String segment,
        @Nullable Boolean stale,
        @Nullable Integer page) {
    FlagFilter {
        q = q == null ? "" : q;
        kind = Stream.of(FlagKind.values()).map(FlagKind::key).filter(nonNull(kind)::equals).findFirst().orElse("");
        state = state == null ? "" : state;
        segment = segment == null ? "" : segment;
        stale = stale != null && stale;
        page = page == null ? 1 : page;
    }

    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    public boolean isEmpty() {
        return (q + kind + state + segment).isEmpty() && !isStale();
    }

    boolean isStale() {
        return Boolean.TRUE.equals(stale);
    }

    /** The list's address with this filter, without the page. */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "q", nonNull(q));
        add(address, "kind", nonNull(kind));
        add(address, "state", nonNull(state));
        add(address, "segment", nonNull(segment));
        if (isStale()) {
            address.queryParam("stale", "true");
        }
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
