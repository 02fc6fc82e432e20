package io.trackplane.tenancy.console;

import io.trackplane.tenancy.SdkKey;
import java.util.List;
import java.util.Optional;

/**
 * How to see whether a key works, to be copied.
 *
 * @param tab which of {@link #TABS}
 * @param text runs as it stands
 */
record Snippet(String tab, String text) {
    /** Ways to ask. */
    static final List<String> TABS = List.of("curl", "browser");

    /** The snippet with the newest client key that works; none where there is no such key. */
    static Optional<Snippet> of(String tab, String server, KeysView keys) {
        var chosen = TABS.contains(tab) ? tab : TABS.getFirst();
        return keys.rows().stream()
                .filter(KeysView.Row::works)
                .map(KeysView.Row::key)
                .filter(key -> key.kind() == SdkKey.Kind.CLIENT)
                .reduce((older, newer) -> newer)
                .map(key -> new Snippet(chosen, text(chosen, server + "/api/v1/key", key.shown())));
    }

    private static String text(String tab, String url, String key) {
        return tab.equals("curl") ? """
                curl -i %s \\
                  -H "Authorization: Bearer %s"
                """.formatted(url, key) : """
                const answer = await fetch("%s", {
                  headers: { "X-API-Key": "%s" }
                });
                console.log(answer.status, await answer.json());
                """.formatted(url, key);
    }
}
